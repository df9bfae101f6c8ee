def log = new File(basedir, 'build.log').text
def runs = log.split('Apache Maven ').drop(1)
assert runs.size() == 5

assert runs[0].contains('[WARNING] warning[MLP060]: `mean_squared_error` learns slowly from `softmax`\n'
    + '  --> src/main/mlp/warned.mlp:5:5\n')
assert runs[0].contains('mlpc.failOnWarning is set, and there is 1 warning: src/main/mlp/warned.mlp:5:5: ')
assert runs[1].contains('there is no target `vectors`; there are `java` and `vector`')
assert runs[2].contains('[INFO] skipped, because mlpc.skip is set')

// fine.mlp and left.model, without warned.mlp; Greek letters as escapes that javac understands
assert runs[3].contains('[INFO] 2 model files: 2 classes, 2 written, 0 removed')
def sources = new File(basedir, 'target/generated-sources/mlp')
assert (sources.list() as List).sort() == ['Fine.java', 'Left.java']
assert new File(sources, 'Fine.java').bytes.every { it > 0 }
assert new File(sources, 'Fine.java').text.contains('\\u2202L')
assert new File(basedir, 'target/classes/Fine.class').exists()

assert runs[4].contains('mlpc:train')
assert runs[4].contains('2 networks have no errors')
assert !new File(sources, 'Warned.java').exists()

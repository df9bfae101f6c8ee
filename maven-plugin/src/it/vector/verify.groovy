def log = new File(basedir, 'build.log').text
def said = log.readLines().findAll { it ==~ /\[INFO\] (nothing to do: \d|\d+ (model file|class)).*/ }
def compiled = '[INFO] 1 class of vectors compiled; java uses them with --add-modules jdk.incubator.vector'
assert said == [
    compiled, '[INFO] 1 model file: 2 classes, 2 written, 0 removed',
    compiled, '[INFO] 1 model file: 1 class, 1 written, 0 removed',
    '[INFO] nothing to do: 2 classes up to date', '[INFO] nothing to do: 1 class up to date',
    '[INFO] nothing to do: 2 classes up to date', '[INFO] nothing to do: 1 class up to date',
    '[INFO] 1 model file: 2 classes, 1 written, 0 removed',
    '[INFO] 1 model file: 1 class, 1 written, 0 removed'
]

// vectors take the sums where java has the module and the class is there; the bits are the same, always
def result = { run, how -> new File(basedir, "target/result-$run-${how}.txt").text.split(' ') as List }
def hash = result(1, 'with')[0]
assert hash ==~ /[0-9a-f]{64}/
(1..3).each { run ->
    assert result(run, 'with') == [hash, 'true', 'true']
    assert result(run, 'without') == [hash, 'false', 'false']
}
['with', 'without'].each { assert result(4, it) == [hash, 'false', 'false'] }
assert log.count('start java with --add-modules jdk.incubator.vector to be several times as fast') == 3

final long AGED = 1000000000000
def after = { run, name -> new File(basedir, "target/after-$run/$name") }
def ours = ['generated-sources/mlp/com/acme/Wide.java', 'generated-test-sources/mlp/com/acme/Tried.java',
    'classes/com/acme/WideVectors.class', 'test-classes/com/acme/TriedVectors.class']
ours.each {
    // the second run touches nothing, and neither does javac when a class of the project changed
    [2, 3].each { run -> assert after(run, it).lastModified() == AGED : "$it after run $run" }
}
assert new File(basedir, 'target/after-3/classes/com/acme/App.class').bytes !=
    new File(basedir, 'target/after-2/classes/com/acme/App.class').bytes
assert !after(1, 'classes/com/acme/NarrowVectors.class').exists()

// target java leaves nothing behind
assert !new File(basedir, 'target/classes/com/acme/WideVectors.class').exists()
assert !new File(basedir, 'target/test-classes/com/acme/TriedVectors.class').exists()
assert !after(4, 'generated-sources/mlp/com/acme/Wide.java').text.contains('Kernels')

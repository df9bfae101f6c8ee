def log = new File(basedir, 'build.log').readLines()
def own = new File(basedir, 'src/main/java/com/acme/Foo.java')

// 1: a file that mlpc did not write is in the way
assert log.any { it.startsWith('[ERROR]') && it.contains("$own exists and was not written by mlpc;")
    && it.contains('or replace it with -Dmlpc.force') }
// 2: with force it is replaced; the model's data lie outside of the project, which is refused before they are looked for
assert log.any { it.endsWith('1 class, 1 written, 0 removed') }
assert log.any { it.startsWith('[ERROR]') && it.contains('network Foo: `data "../../../../../../../secret.csv"` in ')
    && it.contains('leads outside the project; if you trust the model, allow the folder with -Dmlpc.dataRoot=') }
// 3: the model is gone, and what stands in the place of its class is nobody's to remove
assert log.any { it.endsWith('0 classes, 0 written, 0 removed') }
assert own.text == new File(basedir, 'hand-written/Foo.java').text
return true

import java.nio.file.Files

def log = new File(basedir, 'build.log').text
def said = log.readLines().findAll { it ==~ /\[INFO\] (nothing to do|\d+ model file).*/ }
assert said == [
    '[INFO] 2 model files: 2 classes, 2 written, 0 removed',
    '[INFO] nothing to do: 2 classes up to date',
    '[INFO] 2 model files: 2 classes, 1 written, 0 removed',
    '[INFO] 1 model file: 1 class, 0 written, 1 removed',
    // a run that went wrong is not the last one that was right: what it said must be said again or taken back
    '[INFO] 1 model file: 1 class, 0 written, 0 removed'
]

final long AGED = 1000000000000
def after = { run, name -> new File(basedir, "target/after-$run/$name") }

// the first run writes both, the second touches neither
assert after(1, 'First.java').text.contains('Network First: 2 inputs, hidden dense 3 tanh')
assert after(2, 'First.java').lastModified() == AGED
assert after(2, 'Second.java').lastModified() == AGED

// a changed model is written, the other one is not touched
assert after(3, 'First.java').text.contains('Network First: 2 inputs, hidden dense 4 tanh')
assert after(3, 'Second.java').text == after(1, 'Second.java').text

// a deleted model takes its class along and leaves the other one
assert after(4, 'First.java').lastModified() == AGED
assert !after(4, 'Second.java').exists()
assert !new File(basedir, 'target/generated-sources/mlp/Second.java').exists()

// a broken model leaves its class as it was, and the mended one finds it so
assert new File(basedir, 'target/generated-sources/mlp/First.java').lastModified() == AGED

def log = new File(basedir, 'build.log').readLines()
def trainings = log.findAll { it ==~ /\[INFO\] (Different: .*|network Different trains.*|nothing to do: network.*|there is nothing to train.*)/ }
assert trainings.size() == 7
assert trainings[0] == '[INFO] Different: 2 inputs, 1 output, 17 parameters; 4 examples'
assert trainings[1] == '[INFO] nothing to do: network Different is trained'
assert trainings[2] == '[INFO] Different: 2 inputs, 1 output, 17 parameters; 5 examples'
assert trainings[3].startsWith('[INFO] there is nothing to train')
assert trainings[4] == '[INFO] network Different trains in a process of its own, with vectors'
assert trainings[5] == '[INFO] Different: 2 inputs, 1 output, 4417 parameters; 5 examples'
assert trainings[6] == trainings[5]
assert log.any { it.contains('mlpc.train.fork is `yes`; it must be `auto`, `always` or `never`') }

def weights = { run -> new File(basedir, "target/after-$run/com/acme/Different.safetensors") }
assert weights(2).lastModified() == 1000000000000
assert weights(1).bytes == weights(2).bytes
assert weights(1).bytes != weights(3).bytes
assert !weights(4).exists()
assert weights(5).bytes == weights(6).bytes

// the weights are a resource of the class and have learned the data
def classes = new File(basedir, 'target/classes').toURI().toURL()
def jar
new File(localRepositoryPath, 'org/mlpc/mlpc-runtime').traverse(nameFilter: ~/.*\.jar/) { jar = it }
def loader = new URLClassLoader([classes, jar.toURI().toURL()] as URL[], (ClassLoader) null)
def type = loader.loadClass('com.acme.Different')
def network = weights(6).withInputStream { type.getMethod('load', InputStream).invoke(null, it) }
[[0f, 0f], [0f, 1f], [1f, 0f], [1f, 1f]].each { x ->
    float[] y = [0f]
    type.getMethod('predict', float[], float[]).invoke(network, x as float[], y)
    assert (y[0] > 0.5f) == (x[0] != x[1])
}
return true

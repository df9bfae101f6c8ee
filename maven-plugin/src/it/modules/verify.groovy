def log = new File(basedir, 'build.log').readLines()
def said = { text -> log.count { it == "[INFO] $text".toString() } }

assert log.count { it.contains('BUILD SUCCESS') } == 3
assert log.count { it =~ /MultiThreadedBuilder.*thread count of 2/ } == 3
// left and right, twice from nothing and once again
assert said('1 model file: 4 classes, 4 written, 0 removed') == 4
assert said('nothing to do: 4 classes up to date') == 2
assert log.every { !it.contains('not thread-safe') && !it.contains('@threadSafe') }
assert new File(basedir, 'app/target-offline/classes/app/App.class').exists()

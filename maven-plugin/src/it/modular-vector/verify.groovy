def jar
new File(localRepositoryPath, 'org/mlpc/mlpc-runtime').traverse(nameFilter: ~/.*\.jar/) { jar = it }
def java = new File(System.getProperty('java.home'), 'bin/java').path
def path = new File(basedir, 'target/classes').path + File.pathSeparator + jar.path
def run = { flags ->
    def command = [java, *flags, '-p', path, '-m', 'com.acme.app/com.acme.App']
    def process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start()
    def lines = process.inputStream.text.readLines()
    assert process.waitFor() == 0
    lines
}

def without = run([])
def with = run(['--add-modules', 'jdk.incubator.vector'])
assert without[0] == 'module com.acme.app, vectors false'
assert with[0] == 'module com.acme.app, vectors true'
assert without[1].contains(',') && without[1] == with[1]

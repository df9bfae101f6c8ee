def jar
new File(localRepositoryPath, 'org/mlpc/mlpc-runtime').traverse(nameFilter: ~/.*\.jar/) { jar = it }
def java = new File(System.getProperty('java.home'), 'bin/java').path
def path = new File(basedir, 'target/classes').path + File.pathSeparator + jar.path
def process = new ProcessBuilder(java, '-p', path, '-m', 'com.acme.app/com.acme.App').redirectErrorStream(true).start()
assert process.inputStream.text.readLines() == ['module com.acme.app, module org.mlpc.runtime', 'true']
assert process.waitFor() == 0

def files = { folder ->
    def root = new File(basedir, folder)
    def found = []
    root.eachFileRecurse(groovy.io.FileType.FILES) {
        found << root.toPath().relativize(it.toPath()).toString().replace(File.separator, '/')
    }
    found.sort()
}

assert files('target/generated-sources/mlp') == [
    'Bare.java', 'com/acme/One.java', 'com/acme/Two.java', 'org/other/Declared.java'
]
assert files('target/generated-test-sources/mlp') == ['com/acme/Tried.java']
assert files('target/classes').containsAll(['Bare.class', 'com/acme/Uses.class', 'org/other/Declared.class'])
assert files('target/classes').every { !it.contains('Tried') }
assert files('target/test-classes').containsAll(['com/acme/Tried.class', 'com/acme/UsesTried.class'])

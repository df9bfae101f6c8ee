def log = new File(basedir, 'build.log').readLines()

// the whole of what is said: the finding, and one failure that leads to it
def start = log.indexOf('[ERROR] error[MLP020]: there is no activation `tahn`')
assert log[start..<(start + 6)] == [
    '[ERROR] error[MLP020]: there is no activation `tahn`',
    '  --> src/main/mlp/broken.mlp:3:20',
    '   |',
    ' 3 |     dense hidden 3 tahn',
    '   |                    ^^^^',
    'help: did you mean `tanh`?'
]
def errors = log.findAll { it.startsWith('[ERROR]') }
assert errors.size() > 1
assert errors[1].startsWith('[ERROR] Failed to execute goal org.mlpc:mlpc-maven-plugin:')
assert errors[1].endsWith(':generate (default) on project broken: 1 error: src/main/mlp/broken.mlp:3:20: '
    + 'there is no activation `tahn` -> [Help 1]')
assert log.every { !(it =~ /^\s+at /) && !it.contains('Exception:') }

// nothing is half-written: not even the class of the sound network
assert !new File(basedir, 'target/generated-sources').exists()

# Sourced by the commands of this folder: finds a JDK, builds the benchmarks when they are missing or outdated, and sets
# the variables `here`, `root`, `java` and `jar`. Maven is $MVN, or the mvn on the PATH.

fail() {
    echo "error: $*" >&2
    exit 1
}

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P) || exit 1
root=$(dirname "$here")
jar=$here/target/benchmarks.jar

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] ||
        fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it; set it to a JDK of version 17 or newer"
else
    java=$(command -v java) ||
        fail "there is no java on the PATH; install a JDK of version 17 or newer, or set JAVA_HOME to one"
fi

outdated() {
    [ -f "$jar" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/grammar" "$root/runtime" "$root/compiler" "$here/pom.xml" "$here/src" \
        \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$jar" -print | head -n 1)" ]
}

# Builds if need be.
build() {
    outdated || return 0
    echo "building the benchmarks" >&2
    mkdir -p "$here/target"
    started=$(mktemp)
    # MVN may be a command with words of its own
    # shellcheck disable=SC2086
    ${MVN:-mvn} -q -B -f "$root/pom.xml" -Pbenchmarks -pl benchmarks -am -Dmaven.test.skip=true package \
        >"$here/target/build.log" 2>&1 ||
        fail "the benchmarks could not be built; all that Maven says is in $here/target/build.log"
    # sources that change during a build are newer than its start
    touch -r "$started" "$jar"
    rm -f "$started"
}

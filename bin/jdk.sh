# Sourced by the other scripts: finds a JDK 25 and exports JAVA_HOME.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25\b'
}

find_jdk() {
    java_on_path=$(command -v javac || true)
    if [ -n "$java_on_path" ]; then
        # The command may be a chain of links; the folder it ends in is the JDK's.
        java_on_path=$(dirname "$(dirname "$(readlink -f "$java_on_path" 2>/dev/null || echo "$java_on_path")")")
    fi
    for home in "${JAVA_HOME:-}" "$java_on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk@25 /usr/local/opt/openjdk@25; do
        if [ -n "$home" ] && is_jdk_25 "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    cat >&2 <<'END'
mainstay: no JDK 25 was found. Looked at JAVA_HOME, the PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks and macOS's folders.
Install one (for instance Temurin 25 from https://adoptium.net) or set JAVA_HOME to it.
END
    return 1
}

# shellcheck shell=bash
# Compiles the launcher, which does the rest of ./run. It is compiled apart from everything else, so that it can look
# around before anything is built, and can stop what runs when nothing is built any more.

LAUNCHER=

# Sets LAUNCHER to its jar. Each state of its sources has a jar of its own: one that still runs keeps its classes.
compile_launcher() {
  local sources=config/local-platform/src/main/java files state work
  files=("$sources"/com/sysopsquad/platform/{Ports,PlatformException}.java)
  for file in "$sources"/com/sysopsquad/platform/launch/*.java; do
    case $file in */package-info.java) ;; *) files+=("$file") ;; esac
  done
  state=$(cat "${files[@]}" | cksum)
  LAUNCHER=target/launcher/${state// /-}.jar
  [ -r "$LAUNCHER" ] && return 0
  mkdir -p target/launcher 2>/dev/null && work=$(mktemp -d target/launcher/compiling.XXXXXX 2>/dev/null) ||
    die "nothing can be written to $PWD/target: make it writable, and see that its disk is not full"
  "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -d "$work" "${files[@]}" &&
    "$JAVA_HOME/bin/jar" --create --file "$work.jar" -C "$work" . &&
    mv "$work.jar" "$LAUNCHER" || {
    rm -rf "$work" "$work.jar"
    die "the launcher does not compile with the JDK in $JAVA_HOME; see the errors above"
  }
  rm -rf "$work"
}

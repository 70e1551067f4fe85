# shellcheck shell=bash
# Finds a JDK that is new enough, and Maven, in the usual places.

REQUIRED_JDK=25

# Java finds a folder with characters beyond ASCII in its path only where the locale has them too.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  case " $(locale -a 2>/dev/null | tr '\n' ' ')" in
    *' C.utf8 '* | *' C.UTF-8 '*) export LC_ALL=C.UTF-8 ;;
  esac
fi

# The major version of the JDK in folder $1; nothing when there is none.
jdk_major() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# The folder that the `java` on the PATH belongs to.
java_home_of_path() {
  if command -v java >/dev/null 2>&1; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

# Sets JAVA_HOME to the first JDK that is new enough; false when there is none.
find_jdk() {
  local folder major home=${HOME:-}
  while IFS= read -r folder; do
    [ -n "$folder" ] || continue
    major=$(jdk_major "$folder")
    if [ -n "$major" ] && [ "$major" -ge "$REQUIRED_JDK" ]; then
      export JAVA_HOME=$folder
      return 0
    fi
  done <<FOLDERS
${JAVA_HOME:-}
$(java_home_of_path)
$(ls -d /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$home"/.sdkman/candidates/java/* "$home"/.jdks/* \
    "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home 2>/dev/null)
FOLDERS
  return 1
}

# Sets MVN to Maven's command; false when there is none.
find_maven() {
  local candidate
  for candidate in "$(command -v mvn || true)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
    "${HOME:-}/.sdkman/candidates/maven/current/bin/mvn" /opt/*maven*/bin/mvn /opt/homebrew/bin/mvn; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      # shellcheck disable=SC2034 # for those that source this
      MVN=$candidate
      return 0
    fi
  done
  return 1
}

# Both, or one line that names what is missing.
need_java_and_maven() {
  local missing=
  find_jdk || missing="a JDK $REQUIRED_JDK or newer (install one, e.g. from https://adoptium.net, or set JAVA_HOME)"
  find_maven || missing="${missing:+$missing and }Maven (install it: apt install maven, or brew install maven)"
  [ -z "$missing" ] || die "missing: $missing"
}

need_java() {
  find_jdk || die "missing: a JDK $REQUIRED_JDK or newer (install one, e.g. from https://adoptium.net, or set JAVA_HOME)"
}

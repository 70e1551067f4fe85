# shellcheck shell=bash
# Repeats what failed at the end of the log, where people look first.

# Prints each failed test of the reports that are newer than a file, with the beginning of its reason and our own lines
# of its stack trace; at most 60 lines.
failed_tests() {
  find . -path '*/target/*-reports/*.txt' -newer "$1" -exec awk '
    / -- Time elapsed: .* <<< (FAILURE|ERROR)!$/ { sub(/ -- Time elapsed: .*/, ""); print "Failed: " $0; left = 12; next }
    /^(-----|Tests run:|Test set:)/ { left = 0 }
    left > 0 && NF && (!/^\tat / || /^\tat com\.sysopsquad\./) { print "  " substr($0, 1, 300); left-- }
  ' {} + | head -n 60
}

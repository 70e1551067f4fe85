# shellcheck shell=bash
# What happens once in the life of an installation: contracts, demonstration customers, and their first bill.

ops() { SYSOPS_VAR=$VAR ./ops "$@"; }

# The month in the time zone of billing, which need not be this shell's.
billing_month() {
  ops status --json | sed -n 's/.*"time" *: *"\([0-9]\{4\}-[0-9]\{2\}\).*/\1/p' | head -n 1
}

# Number and state of the newest run of job $1 with parameter $2.
newest_run() {
  ops runs --job "$1" ${2:+--parameter "$2"} --size 1 | awk '
    NR > 1 { for (i = 3; i <= NF; i++) if ($i ~ /^[A-Z]+$/) { print $1, $i; exit } }'
}

# Number of the start request for job $1 with parameter $2 that waits for a second person.
waiting_request() {
  ops starts | awk -v job="$1" -v parameter="$2" '$2 == job && $3 == parameter && $4 == "waiting" { print $1; exit }'
}

# The client as the second operator, in a process of its own.
as_second_operator() {
  export SYSOPS_VAR=$VAR
  SYSOPS_OPERATIONS_USER=$(setting operations SYSOPS_SECOND_OPERATOR_USER)
  SYSOPS_OPERATIONS_PASSWORD=$(setting operations SYSOPS_SECOND_OPERATOR_PASSWORD)
  export SYSOPS_OPERATIONS_USER SYSOPS_OPERATIONS_PASSWORD
  exec ./ops "$@"
}

# Runs job $1 with parameter $2 to its end, whatever an earlier start that was broken off has left of it.
bring_to_end() {
  local job=$1 parameter=${2:-} code=0 id='' state='' request=''
  interruptibly env SYSOPS_VAR="$VAR" ./ops start "$job" ${parameter:+"$parameter"} --follow 2>"$LOG/ops.out" || code=$?
  case $code in 3 | 7) request=$(waiting_request "$job" "$parameter") ;; esac
  if [ -n "$request" ]; then
    interruptibly as_second_operator starts confirm "$request" --follow
    return
  fi
  if [ $code -ne 3 ]; then
    cat "$LOG/ops.out" >&2
    return $code
  fi
  read -r id state <<RUN || true
$(newest_run "$job" "$parameter")
RUN
  case $state in
    COMPLETED) return 0 ;;
    FAILED | STOPPED | UNKNOWN) interruptibly env SYSOPS_VAR="$VAR" ./ops restart "$id" --follow ;;
    ?*) interruptibly env SYSOPS_VAR="$VAR" ./ops run "$id" --follow ;;
    *)
      cat "$LOG/ops.out" >&2
      return 1
      ;;
  esac
}

DEMO_CUSTOMER=customer0001@example.test

# Whether nothing is on its way to the queues whose names begin with $1.
all_arrived() {
  ops queues | awk -v to="$1" '
    index($1, to) == 1 { gsub(",", ""); found = 1; left += $2 + $3 }
    END { exit !(found && left == 0) }'
}

demonstration_loaded() { answers "$(port 8082)" /actuator/health/demo; }

first_start() {
  local month
  if [ -e "$RUN/first-start" ]; then return 0; fi
  bring_to_end contractSync || die "contractSync did not complete; ./ops runs --job contractSync and $LOG/operations.log say why"
  if [ "$DEMO" = yes ]; then
    wait_until "$PROCESSES" 600 'the demonstration customers' demonstration_loaded
    wait_until "$PROCESSES" 600 'plans and cards to reach billing' all_arrived BILLING.
    month=$(billing_month)
    if ! bring_to_end payment "billingMonth=$month"; then
      say "payment for $month did not complete; the next ./run takes it up again, or ./ops restart"
      return 0
    fi
    wait_until "$PROCESSES" 600 'the invoices to reach the customers' all_arrived CUSTOMER.INVOICE
  fi
  : >"$RUN/first-start"
}

# One line a job: its newest run.
job_lines() {
  local job
  ops runs --routine with --size 1 | head -n 1
  for job in $(ops jobs | awk 'NR > 1 { print $1 }'); do
    ops runs --job "$job" --size 1 | sed -n 2p
  done
}

setting() { sed -n "s/^$2=//p" "$VAR/$1.env"; }

ready_lines() {
  say "operations: sign in as $(setting operations SYSOPS_OPERATIONS_USER) / $(setting operations SYSOPS_OPERATIONS_PASSWORD)" \
    "(a second person: $(setting operations SYSOPS_SECOND_OPERATOR_USER) / $(setting operations SYSOPS_SECOND_OPERATOR_PASSWORD);" \
    "to look only: $(setting operations SYSOPS_VIEWER_USER) / $(setting operations SYSOPS_VIEWER_PASSWORD))"
  if [ "$DEMO" = yes ]; then
    say "portal:     sign in as $DEMO_CUSTOMER / $(setting portal SYSOPS_DEMO_PASSWORD)"
  fi
  say "READY  portal http://localhost:$(port 8080)  operations http://localhost:$(port 8081)"
}

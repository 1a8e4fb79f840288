# Messages and progress of the launcher. All goes to stderr: stdout belongs to the command that is run.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "crowd: $*"
    exit 1
}

# with_progress TITLE LOG COMMAND...: runs the command with its output in LOG and shows how long it has been at it. When it
# fails the end of the log is shown.
with_progress() {
    local title=$1 log=$2 started=$SECONDS pid code=0 mark=0
    shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null 9>&- &
    pid=$!
    [[ -t 2 ]] || say "$title ..."
    while kill -0 "$pid" 2>/dev/null; do
        if [[ -t 2 ]]; then
            printf '\r%s ... %d s ' "$title" $((SECONDS - started)) >&2
        elif ((SECONDS - started >= mark + 30)); then
            mark=$((SECONDS - started))
            say "$title ... $mark s"
        fi
        sleep 0.2
    done
    wait "$pid" || code=$?
    [[ ! -t 2 ]] || printf '\r' >&2
    if ((code == 0)); then
        say "$title: done in $((SECONDS - started)) s"
        return 0
    fi
    say "$title: FAILED after $((SECONDS - started)) s. The end of $log:"
    tail -n 25 "$log" >&2
    return "$code"
}

# Runs the tests and sums them up.

: "${root:?is set by the launcher}"
readonly results=$root/artifacts/test-results
readonly patient=Crowd.EndToEnd.Tests  # waits for processes and moments more than it computes: the others run beside it

run_tests() {
    local filter=${2-} project name projects=() beside='' code=0
    for project in "$root"/tests/*.Tests/*.csproj; do
        name=$(basename "$project" .csproj)
        [[ $name != *"${1-}"* ]] || projects+=("$name")
    done
    [[ ${#projects[@]} -gt 0 ]] || fail "no test project has '$1' in its name. There are: $(cd "$root/tests" && echo *.Tests)"
    need_writable
    need_dotnet
    install_tools postgresql npm chromium awscli faketime
    take_turns
    if [[ -z ${1-} ]]; then
        build "$root/Crowd.sln" "everything"
    else
        for name in "${projects[@]}"; do build "$root/tests/$name/$name.csproj" "$name"; done
    fi
    exec 9>&-
    point_to_dotnet
    rm -rf "$results" && mkdir -p "$results"
    say "Running ${#projects[@]} test projects; each says how it went when it is done."
    for name in "${projects[@]}"; do
        if [[ $name == "$patient" && ${#projects[@]} -gt 1 ]]; then
            run_project "$name" "$filter" </dev/null &
            beside=$!
        fi
    done
    for name in "${projects[@]}"; do
        [[ $name == "$patient" && -n $beside ]] || run_project "$name" "$filter" </dev/null || code=1
    done
    [[ -z $beside ]] || wait "$beside" || code=1
    sum_up || code=1
    return "$code"
}

# A project that ends badly without a failed test (a crash, a hang) is a failure of its own.
run_project() {
    local name=$1 filter=$2 trx=$results/$1.trx log=$results/$1.log started=$SECONDS code=0
    local arguments=("$root/artifacts/bin/$name/release/$name.dll" --nologo "--logger:trx;LogFileName=$name.trx" --results-directory "$results")
    [[ -z $filter ]] || arguments+=(--filter "$filter")
    AWS_EC2_METADATA_DISABLED=true limited dotnet test "${arguments[@]}" >"$log" 2>&1 || code=$?
    local passed failed skipped
    read -r passed failed skipped < <(counts_of "$trx")
    if ((code != 0 && failed == 0)); then
        failed=1
        printf '%s\n' "$name: the run ended with code $code and no failed test; see $log" "$(tail -n 15 "$log")" >"$results/$name.broken"
    fi
    printf '%-28s %5d passed, %3d failed, %3d skipped  %4d s\n' "$name" "$passed" "$failed" "$skipped" $((SECONDS - started))
    printf '%s\n' "$passed $failed $skipped" >"$results/$name.counts"
    ((failed == 0))
}

# No test run may hang for ever.
limited() {
    if command -v timeout >/dev/null; then timeout --kill-after=20 "${CROWD_TEST_TIMEOUT:-30m}" "$@"; else "$@"; fi
}

# Prints "passed failed skipped" of a TRX file. Its own notExecuted counter stays at 0, so skipped is what is left of the total.
counts_of() {
    [[ -r $1 ]] || { echo "0 0 0"; return; }
    awk '
        function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
        /<Counters / { total = of("total"); passed = of("passed"); failed = of("failed") + of("error") + of("timeout") + of("aborted") }
        END { print passed + 0, failed + 0, total - passed - failed }' "$1"
}

# Prints class, name and message of each failed test of a TRX file; the file is read twice, for classes come last in it.
failures_of() {
    awk '
        function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
        function plain(s) {
            gsub(/&#x?[dDaA0-9]+;/, "", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s)
            gsub(/&quot;/, "\"", s); gsub(/&apos;/, "\047", s); gsub(/&amp;/, "\\&", s)
            return s
        }
        NR == FNR {
            if (/<UnitTest /) id = attribute("id")
            if (/<TestMethod /) classes[id] = attribute("className")
            next
        }
        /<UnitTestResult / {
            failed = /outcome="(Failed|Error|Timeout|Aborted)"/
            if (failed) print "  " plain(classes[attribute("testId")] "." attribute("testName"))
        }
        failed && /<Message>/ { message = 1; lines = 0; sub(/^.*<Message>/, "") }
        message {
            done = sub(/<\/Message>.*$/, "")
            if (lines++ < 12 && /[^ ]/) print "      " plain($0)
            if (done) message = 0
        }
        /<\/UnitTestResult>/ { failed = 0; message = 0 }' "$1" "$1"
}

sum_up() {
    local passed=0 failed=0 skipped=0 p f s file name
    for file in "$results"/*.counts; do
        read -r p f s <"$file"
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
        ((f > 0)) || continue
        name=$(basename "$file" .counts)
        printf '\nFailed in %s:\n' "$name"
        [[ ! -r $results/$name.trx ]] || failures_of "$results/$name.trx"
        [[ ! -r $results/$name.broken ]] || cat "$results/$name.broken"
    done
    printf '\n%d passed, %d failed' "$passed" "$failed"
    ((skipped == 0)) || printf ', %d skipped' "$skipped"
    printf '\n'
    ((failed == 0 && passed > 0))
}

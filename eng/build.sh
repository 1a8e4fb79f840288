# Builds, and knows when not to.

: "${root:?is set by the launcher}"
readonly state=$root/artifacts/launcher

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# No process of the build may outlive it, least of all with the lock below still open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# Path, time and size of every source of the command in one number: an edit, a new file and a deleted one all change it.
fingerprint() {
    local list=(find "$root/src" "$root/eng/probe" "$root/eng/BannedSymbols.txt" "$root"/Directory.* "$root/global.json"
        "(" -name bin -o -name obj -o -name node_modules -o -path "*/wwwroot/lib" ")" -prune -o -type f)
    if [[ $OSTYPE == linux* ]]; then
        "${list[@]}" -printf '%P %T@ %s\n'
    else
        "${list[@]}" -print0 | xargs -0 stat -f '%N %m %z'
    fi | LC_ALL=C sort | cksum
}

is_built() {
    [[ -x $root/artifacts/bin/Crowd.Cli/release/crowd && -r $state/built ]] && [[ $(fingerprint) == "$(<"$state/built")" ]]
}

# The command's own host looks for .NET in a few fixed places only; tell it of others.
point_to_dotnet() {
    local home found next
    for home in "${DOTNET_ROOT-}" "${HOME-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
        if ! command -v dotnet >/dev/null && [[ -x $home/dotnet ]]; then PATH=$PATH:$home; fi
    done
    [[ -z ${DOTNET_ROOT-} ]] || return 0
    found=$(command -v dotnet) || return 0
    while [[ -L $found ]]; do
        next=$(readlink "$found")
        if [[ $next == /* ]]; then found=$next; else found=$(dirname "$found")/$next; fi
    done
    export DOTNET_ROOT
    DOTNET_ROOT=$(dirname "$found")
}

need_writable() {
    mkdir -p "$state" 2>/dev/null && [[ -w $state ]] && return 0
    fail "there is something to build or to write, but $root/artifacts cannot be written by $(id -un).
Give the folder to this user:   sudo chown -R $(id -un) '$root'
or work in a copy:              cp -r '$root' ~/crowd && ~/crowd/crowd"
}

# One build at a time in one checkout.
take_turns() {
    command -v flock >/dev/null || return 0
    exec 9>"$state/lock"
    flock -n 9 && return 0
    say "Another crowd is building here; waiting for it."
    flock 9
}

# A compiler server of our own makes builds a third faster; it must be gone afterwards, and nobody else's.
readonly compiler=crowd-$$-$RANDOM
readonly build_options=(-c Release -v:q -nologo "-p:RunAnalyzers=${CROWD_ANALYZERS:-false}"
    -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler")

stop_compiler() {
    local process
    for process in /proc/[0-9]*; do
        if grep -qs -- "$compiler" "$process/cmdline" && grep -qs VBCSCompiler "$process/cmdline"; then
            kill "${process#/proc/}" 2>/dev/null || true
        fi
    done
    if [[ $OSTYPE != linux* ]]; then pkill -f "VBCSCompiler.*$compiler" || true; fi
}

# Which optional packages the package source serves is asked by builds of the solution only; so ask first (once, but for changed sources).
probe_packages() {
    with_progress "Looking for optional packages" "$state/probe.log" \
        dotnet msbuild "$root/Directory.Solution.targets" -nologo -v:q -t:ProbeOptionalPackages -p:MSBuildIsRestoring=true
}

# build TARGET TITLE: restores and builds a project or the solution.
build() {
    local target=$1 title=$2
    trap stop_compiler EXIT
    probe_packages || fail "the package source could not be asked."
    with_progress "Restoring packages" "$state/restore.log" dotnet restore "$target" -v:q -nologo -p:NuGetInteractive=false ||
        fail "the packages could not be restored. Check the package source: dotnet nuget list source"
    with_progress "Building $title" "$state/build.log" dotnet build "$target" --no-restore "${build_options[@]}" ||
        fail "the build failed; the whole log is $state/build.log"
    stop_compiler
    trap - EXIT
}

build_the_command() {
    local seen
    take_turns
    is_built && return 0
    [[ -e $state/built ]] || say "First run: Crowd is built once, which takes a minute or two."
    seen=$(fingerprint)
    build "$root/src/Crowd.Cli/Crowd.Cli.csproj" "Crowd"
    printf '%s\n' "$seen" >"$state/built"
    exec 9>&-
}

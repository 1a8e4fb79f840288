# What Crowd needs besides its packages: installed by apt on Debian and Ubuntu, named exactly elsewhere.
: "${state:?is set by build.sh}"

need_dotnet() {
    point_to_dotnet
    if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^1[0-9]\.'; then
        fail "the .NET SDK 10 is not installed. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or:
  Ubuntu 24.04 and later:  sudo apt-get install dotnet-sdk-10.0
  Fedora, RHEL 10:         sudo dnf install dotnet-sdk-10.0
  macOS:                   brew install dotnet-sdk"
    fi
    # Users without a home of their own (services, containers) still need a place for the tools' caches.
    if [[ ! -w ${HOME-/nonexistent} ]]; then
        export HOME=$state/home
        mkdir -p "$HOME"
    fi
}

has() {
    case $1 in
        postgresql) [[ -n ${CROWD_PG_BIN-} ]] || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ||
            compgen -G '/usr/pgsql-*/bin/initdb' >/dev/null || compgen -G '/opt/homebrew/opt/postgresql*/bin/initdb' >/dev/null ||
            compgen -G '/usr/local/opt/postgresql*/bin/initdb' >/dev/null ;;
        chromium) command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ;;
        awscli) command -v aws >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

purpose() {
    case $1 in
        postgresql) echo "the database; Crowd runs a private copy of it, on no network port" ;;
        npm) echo "fetches the console's scripts and styles when Crowd is built" ;;
        chromium) echo "the browser that the end-to-end tests drive" ;;
        awscli) echo "the client of Amazon's that the tests hold against our marketplace" ;;
        faketime) echo "gives the tests processes whose clocks are wrong" ;;
    esac
}

elsewhere() {
    case $1 in
        postgresql) echo "Fedora, RHEL: sudo dnf install postgresql-server;  Arch: sudo pacman -S postgresql;  macOS: brew install postgresql@17" ;;
        npm) echo "Fedora, RHEL: sudo dnf install nodejs npm;  Arch: sudo pacman -S nodejs npm;  macOS: brew install node" ;;
        chromium) echo "Fedora: sudo dnf install chromium;  Arch: sudo pacman -S chromium;  macOS: brew install --cask chromium" ;;
        awscli) echo "Fedora: sudo dnf install awscli2;  Arch: sudo pacman -S aws-cli;  macOS: brew install awscli" ;;
        faketime) echo "Fedora: sudo dnf install libfaketime;  Arch: sudo pacman -S libfaketime;  elsewhere those tests are skipped" ;;
    esac
}

# install_tools NAME...: installs those that are missing. What cannot be installed is named, with the command that would, and
# is not the end: a database may be elsewhere, and the build says itself what it cannot do.
install_tools() {
    local tool missing=()
    for tool in "$@"; do has "$tool" || missing+=("$tool"); done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "Crowd needs ${#missing[@]} more program(s) on this machine:"
    for tool in "${missing[@]}"; do say "  $tool: $(purpose "$tool")"; done
    if [[ ${CROWD_INSTALL-yes} == no ]] || ! command -v apt-get >/dev/null; then
        for tool in "${missing[@]}"; do say "  install $tool. $(elsewhere "$tool")"; done
        return 0
    fi
    local become=()
    if [[ $EUID -ne 0 ]]; then
        if ! command -v sudo >/dev/null || { [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; }; then
            say "They can be installed by an administrator only:  apt-get install --no-install-recommends ${missing[*]}"
            return 0
        fi
        if ! sudo -n true 2>/dev/null; then
            say "sudo asks for your password, to install them."
            sudo -v || return 0
        fi
        become=(sudo)
    fi
    with_progress "Installing ${missing[*]}" "$state/install.log" apt_install "${missing[@]}" ||
        say "Not installed. By hand:  sudo apt-get install --no-install-recommends ${missing[*]}"
}

# Debian's server package would make a cluster and start it; Crowd makes its own, so for this installation it must not.
apt_install() {
    local quiet=(${become[@]+"${become[@]}"} env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1)
    local apt=("${quiet[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    local no_cluster=/etc/postgresql-common/createcluster.d/crowd.conf code=0
    if [[ " $* " == *" postgresql "* ]]; then
        ${become[@]+"${become[@]}"} mkdir -p "$(dirname "$no_cluster")"
        echo "create_main_cluster = false" | ${become[@]+"${become[@]}"} tee "$no_cluster"
    fi
    "${apt[@]}" install --no-install-recommends "$@" ||
        { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$@"; } || code=$?
    ${become[@]+"${become[@]}"} rm -f "$no_cluster"
    return "$code"
}

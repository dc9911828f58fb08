#!/bin/sh
# Packs a program into dist/, with its man page, completions, licences, list of parts, checksums and a
# Dockerfile.
#
#     Scripts/dist/pack.sh PROGRAM CHECKOUTS    # CHECKOUTS holds the packages that it was built from
#
# The same program and the same commit give the same bytes: the time in all files is that of the commit, or
# SOURCE_DATE_EPOCH. MAINTAINER stands in the Debian package.
set -eu
umask 022
export LC_ALL=C TZ=UTC

program=$1
checkouts=$2
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
version=$("$program" --version)
machine=$(uname -m)
out=dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -rf $out
mkdir -p $out
Scripts/dist/parts.py --program "$program" --checkouts "$checkouts" --version "$version" \
  --time "$SOURCE_DATE_EPOCH" --licences $out/licences.txt --list $out/ddx.spdx.json

# Everything as it stands below /usr.
tree=$work/tree/usr
install -D -m 755 "$program" "$tree/bin/ddx"
strip "$tree/bin/ddx"
install -D -m 644 Documentation/ddx.1 "$tree/share/man/man1/ddx.1"
gzip -9n "$tree/share/man/man1/ddx.1"
install -d "$tree/share/bash-completion/completions" "$tree/share/zsh/vendor-completions" \
  "$tree/share/fish/vendor_completions.d"
"$program" --generate-completion-script bash >"$tree/share/bash-completion/completions/ddx"
"$program" --generate-completion-script zsh >"$tree/share/zsh/vendor-completions/_ddx"
"$program" --generate-completion-script fish >"$tree/share/fish/vendor_completions.d/ddx.fish"
install -D -m 644 -t "$tree/share/doc/ddx" README.md CHANGELOG.md $out/ddx.spdx.json
install -m 644 $out/licences.txt "$tree/share/doc/ddx/copyright"

# What was packed answers as what was built.
sample=Profiles/patients/failed-block.xml
"$program" rank $sample --format json >"$work/built"
env -i "$tree/bin/ddx" rank $sample --format json | cmp - "$work/built"

name=ddx-$version-linux-$machine
cp -R "$tree" "$work/$name"
tar --create --directory "$work" --sort=name --mtime=@"$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
  --numeric-owner --format=gnu "$name" | xz -T1 >$out/"$name".tar.xz

if command -v dpkg-shlibdeps >/dev/null; then
  mkdir -p "$work/debian" "$work/tree/DEBIAN"
  printf 'Source: ddx\n\nPackage: ddx\nArchitecture: any\n' >"$work/debian/control"
  needs=$(cd "$work" && dpkg-shlibdeps -O tree/usr/bin/ddx | sed -n 's/^shlibs:Depends=//p')
  architecture=$(dpkg --print-architecture)
  cat >"$work/tree/DEBIAN/control" <<EOF
Package: ddx
Version: $version
Architecture: $architecture
Maintainer: ${MAINTAINER:-the authors of ddx <ddx@example.org>}
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: $needs
Recommends: python3
Section: science
Priority: optional
Description: ranks the sources of chronic low back pain
 ddx reads the clinical profile of a patient with chronic low back pain, an XML document, and answers
 with probabilities, reasons and a next step, under a named edition of a clinical protocol. It supports
 a clinician's decision and never makes one.
EOF
  (cd "$work/tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  find "$work/tree" -exec touch --no-dereference --date=@"$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zxz --build "$work/tree" $out/ddx_"$version"_"$architecture".deb >&2
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && echo "$ID:$VERSION_CODENAME")
  sed "s/^FROM SYSTEM$/FROM $system/" Scripts/dist/Dockerfile >$out/Dockerfile
else
  echo "dist: no Debian package and no Dockerfile, as dpkg-dev is not installed" >&2
fi

(cd $out && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS && cat SHA256SUMS)

#!/usr/bin/env bash
# Packs the built solution (dotnet build -c Release), and uses the packages as their users do: programs in folders outside the
# repository, which restore them from a local feed. The packages are called 0.1.0-local or the like, so that no other version is
# taken for them; packages of others come from the machine's package folder and its configured sources.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service"; rm -rf "$work"' EXIT
say() { echo "-- $1"; }
fail() { echo "FAILED: $1" >&2; exit 1; }
contains() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$3"; }; }
quietly() { "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; fail "$*"; }; }

say "Pack"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) # the time of the files in a package, so that it doesn't depend on the clock
export SOURCE_DATE_EPOCH
libraries="Transforms Trainers Pipelines Torch Torch.Comparisons"
for library in $libraries; do
    quietly dotnet pack "src/$library" -c Release --no-build --version-suffix local -o "$work/feed"
done
package=$(cd "$work/feed" && ls NlpMlNet.Transforms.*-local.nupkg)
version=${package#NlpMlNet.Transforms.}
export NlpMlNetVersion=${version%.nupkg}
case $(uname -sm) in
    Darwin*) export LibTorchPackage=libtorch-cpu-osx-arm64 ;;
    *) export LibTorchPackage=libtorch-cpu-linux-x64 ;;
esac

cp -r tests/Consumers/*/ "$work"
machine=${NUGET_PACKAGES:-$HOME/.nuget/packages}
mkdir -p "$machine"
cat > "$work/NuGet.config" << END
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <packageSources><add key="packed" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><add key="machine" value="$machine" /></fallbackPackageFolders>
</configuration>
END
unset NUGET_PACKAGES
cd "$work"

say "What a package says"
nuspec() { unzip -p "$work/feed/$1.$NlpMlNetVersion.nupkg" "$1.nuspec" > "$work/nuspec"; }
nuspec NlpMlNet.Torch
contains nuspec "id=\"NlpMlNet.Pipelines\" version=\"[$NlpMlNetVersion]\"" "NlpMlNet.Torch doesn't ask for the exact version of NlpMlNet.Pipelines."
for part in "<icon>icon.png</icon>" "<readme>README.md</readme>" "<releaseNotes>The first version."; do
    contains nuspec "$part" "The package doesn't say '$part'."
done
unzip -l "feed/NlpMlNet.Torch.$NlpMlNetVersion.nupkg" > files
for file in buildTransitive/net10.0/{NlpMlNet.Torch,RelaxLibStdCxx,MendTextClassification}.targets lib/net10.0/NlpMlNet.Torch.xml icon.png README.md LICENSE THIRD-PARTY-NOTICES.md; do
    contains files "$file" "The package has no $file."
done
unzip -p "feed/NlpMlNet.Torch.$NlpMlNetVersion.nupkg" README.md > readme
! grep -nE '\]\((\.|[a-z]+/)' readme || fail "The packages' README has a link that leads nowhere outside the repository."
[ -e "feed/NlpMlNet.Torch.$NlpMlNetVersion.snupkg" ] || fail "There is no package of symbols."

say "An older framework is refused"
for library in $libraries; do
    ! Refused=NlpMlNet.$library dotnet restore Refused > log 2>&1 || fail "A program for net8.0 restores NlpMlNet.$library."
    contains log "NU1202: Package NlpMlNet.$library $NlpMlNetVersion is not compatible with net8.0" "The refusal of net8.0 doesn't say so."
done

say "Programs"
for program in Console FSharp Transformer Beside; do
    (cd $program && quietly dotnet build -o out && cd out && quietly "./$program")
    contains log "$program: done" "$program ended too soon."
done
(cd SingleFile && quietly dotnet run app.cs)
contains log "SingleFile: done" "SingleFile ended too soon."

! grep -qF Microsoft.ML.TorchSharp Transformer/out/Transformer.deps.json || fail "A program with our transformers brings ML.NET's along."

# Google.Protobuf is not among them: Microsoft.ML.Tokenizers needs it.
for assembly in TorchSharp libtorch SkiaSharp SharpZipLib; do
    ! grep -qF $assembly Console/out/Console.deps.json || fail "A program without transformers brings $assembly along."
done

say "TorchSharp's library for another system"
relaxed() { ! cmp -s "$original" Transformer/out/runtimes/linux-x64/native/libLibTorchSharp.so; }
build() { (cd Transformer && quietly dotnet build -o out "$@"); }
original=$(find packages/torchsharp "$machine/torchsharp" -name libLibTorchSharp.so 2> /dev/null | head -1 || true)
build -p:LibStdCxxVersion=3.4.30 && relaxed || fail "LibStdCxxVersion=3.4.30 leaves the library as it is."
build -p:LibStdCxxVersion=3.4.32 && ! relaxed || fail "LibStdCxxVersion=3.4.32 changes the library."
build -p:LibStdCxxVersion=3.4.30 -p:RelaxLibStdCxx=false && ! relaxed || fail "RelaxLibStdCxx=false changes the library."
! (cd Transformer && dotnet build -o out -p:LibStdCxxVersion=3.4.28 > ../log 2>&1) || fail "LibStdCxxVersion=3.4.28 is taken."
contains log "LibStdCxxVersion is '3.4.28'" "The refusal of LibStdCxxVersion=3.4.28 doesn't say so."

say "ML.NET's TextClassification as it comes"
(cd Beside && quietly dotnet publish -o published)
cmp Beside/out/Microsoft.ML.TorchSharp.dll Beside/published/Microsoft.ML.TorchSharp.dll || fail "A publication has another copy of Microsoft.ML.TorchSharp than a build."
(cd Beside && quietly dotnet build -o out -p:MendTextClassification=false)
! Beside/out/Beside > log 2>&1 || fail "Microsoft.ML.TorchSharp keeps its weights by itself: the copy is no longer needed."
contains log "Tensor invalid -- empty handle." "MendTextClassification=false doesn't leave Microsoft.ML.TorchSharp as it is."

say "A web service"
(cd WebService && quietly dotnet build -o out)
WebService/out/WebService --urls http://127.0.0.1:0 > service.log 2>&1 &
service=$!
for _ in $(seq 100); do
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' service.log | head -1) && break
    sleep 0.3
done
[ -n "${address:-}" ] || { cat service.log >&2; fail "The service doesn't start."; }
seq 40 | xargs -P 4 -I{} curl -sf "$address/predict?text=lovely%20and%20great" -w '\n' > answers
[ "$(grep -o good answers | wc -l)" -eq 40 ] || { cat service.log answers >&2; fail "The service doesn't answer 40 requests alike."; }

say "The command as a tool of this platform"
platform=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
(cd "$here" && quietly dotnet pack src/Cli -c Release -p:ToolPlatforms="$platform" -o "$work/tools")
quietly dotnet tool install NlpMlNet.Cli --tool-path tool --source tools
size=$(du -sm tool/.store/nlpmlnet.cli/*/nlpmlnet.cli."$platform"/*/tools | cut -f1)
[ "$size" -lt 25 ] || fail "The tool takes $size MB; it must stay under 25."
quietly tool/nlpmlnet demo --output demo
export XDG_DATA_HOME=$work/data
train() { tool/nlpmlnet train --recipe transformer --data Console/out/reviews.csv --text text --label label --model transformer.zip; }
! train > log 2>&1 || fail "A transformer is trained without libtorch."
contains log "Run 'nlpmlnet libtorch install' once." "The command doesn't say how to get libtorch."
quietly tool/nlpmlnet libtorch install
contains log "$LibTorchPackage.2.10.0  SHA-512 " "No checksum of libtorch is shown."
quietly train
quietly tool/nlpmlnet score --model transformer.zip --input Console/out/new.csv --output transformer.csv

say "The same bytes from another folder"
if [ "${CI:-}" = true ] && [ -z "$(git -C "$here" status --porcelain)" ]; then
    git clone -q "$here" elsewhere/clone
    (cd elsewhere/clone && quietly dotnet build src/Torch.Comparisons -c Release)
    for library in $libraries; do
        (cd elsewhere/clone && quietly dotnet pack "src/$library" -c Release --no-build --version-suffix local -o ..)
        for package in "feed/NlpMlNet.$library.$NlpMlNetVersion".{nupkg,snupkg}; do
            cmp "$package" "elsewhere/${package#feed/}" || fail "$package depends on the folder in which it is built."
        done
    done
else
    echo "left out: it needs CI=true, at the build too, and a work tree without changes"
fi

echo "Consumers: all done"

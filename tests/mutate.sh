#!/usr/bin/env bash
# Mutation testing by room: changes single expressions of a room and runs the room's own tests against each change.
# Fails when fewer than 80 % of the changes are noticed; what survived stands in artifacts/mutation/ROOM/reports (HTML and JSON).
#
# Usage: bash tests/mutate.sh ROOM...      for example: bash tests/mutate.sh Splits FeedForward
set -euo pipefail
cd "$(dirname "$0")"

project() {
    case $1 in
        Splits | Networks | FeedForward | EmbeddingNetworks | Numerics | WordVectorTraining) echo Trainers ;;
        Sentiment | Subwords | Tokens | Ngrams | Words | Embeddings | Hosting | Messages | Files | Progress) echo Transforms ;;
        Recipes | Training | Evaluation | Scoring | Csv | Models | Statistics) echo Pipelines ;;
        Checkpoints | Importing | Transformers) echo Torch ;;
        *) echo "No room is called '$1'." >&2; return 1 ;;
    esac
}

dotnet tool restore > /dev/null
status=0
for room in "$@"; do
    project=$(project "$room")
    (cd "$project.Tests" && dotnet stryker --config-file ../stryker-config.json \
        --project "NlpMlNet.$project.csproj" --mutate "**/src/$project/$room/**/*.cs" --test-case-filter "FullyQualifiedName~.$room." \
        --output "../../artifacts/mutation/$room") || status=1
done
exit $status

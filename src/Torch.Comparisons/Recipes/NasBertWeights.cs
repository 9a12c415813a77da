namespace NlpMlNet.Recipes;

/// <summary>The file of pretrained weights that ML.NET's <c>TextClassification</c> starts from.</summary>
/// <param name="Folder">The folder that has it; null for the one in which ML.NET itself looks for it.</param>
/// <param name="MayDownload">Whether ML.NET may download it into its own folder when it isn't there.</param>
/// <remarks>
/// ML.NET takes the file <c>mlnet/NasBert2000000.tsm</c> of the context's folder for temporary files as it is, without a check, and
/// downloads it when it isn't there. So that it can't, a training gets a folder of its own with a copy.
/// </remarks>
internal sealed record NasBertWeights(string? Folder, bool MayDownload)
{
    /// <summary>The name that ML.NET gives it.</summary>
    public const string FileName = "NasBert2000000.tsm";

    /// <summary>Where ML.NET downloads it from.</summary>
    public const string Address = "https://aka.ms/mlnet-resources/models/" + FileName;

    private const string MlNetFolder = "mlnet";

    /// <summary>Makes the folder for temporary files in which ML.NET finds the weights.</summary>
    /// <param name="temporary">The context's folder for temporary files.</param>
    /// <returns>A folder with a copy; or the context's, if the file isn't there and may be downloaded.</returns>
    /// <exception cref="NlpMlNetException">The file isn't there.</exception>
    public PlacedWeights Place(string temporary)
    {
        var usual = Path.Combine(temporary, MlNetFolder);
        var file = Path.Combine(Folder ?? usual, FileName);
        if (File.Exists(file))
        {
            return PlacedWeights.Copy(file, MlNetFolder);
        }

        return Folder is null && MayDownload ? new PlacedWeights(temporary, isOwn: false) : throw Missing(usual);
    }

    private NlpMlNetException Missing(string usual) => new(
        $"The recipe '{MlNetTextClassificationRecipe.RecipeName}' starts from the pretrained weights of ML.NET's TextClassification, and there is no file {FileName} in '{Folder ?? usual}'. "
        + $"It comes from {Address}. Put it there, or name the folder that has it (the setting checkpoint=FOLDER); or let ML.NET download it "
        + $"into '{usual}': the setting download=true{(Folder is null ? "" : ", without checkpoint")}. Nothing was downloaded.");
}

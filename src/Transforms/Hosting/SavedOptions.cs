namespace NlpMlNet.Hosting;

/// <summary>Options that were read from a model file, where a value out of range means damage.</summary>
internal static class SavedOptions
{
    /// <exception cref="InvalidDataException">The options are not valid.</exception>
    public static void Check(Action validate)
    {
        try
        {
            validate();
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}

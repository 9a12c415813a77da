using System.Numerics;

namespace NlpMlNet.Networks;

/// <summary>One activation's formulas: value and derivative, each once.</summary>
internal interface IActivationFunction
{
    /// <summary>f(z).</summary>
    static abstract Vector<float> Value(Vector<float> z, Vector<float> alpha);

    /// <summary>f'(z), given a = f(z) where that saves work.</summary>
    static abstract Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha);
}

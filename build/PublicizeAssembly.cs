using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Mono.Cecil;

/// <summary>Writes a copy of an assembly in which every type, method and field is public.</summary>
public sealed class PublicizeAssembly : Task
{
    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    /// <summary>The assemblies that the source may refer to; enumeration constants are written with their help.</summary>
    [Required]
    public ITaskItem[] References { get; set; }

    [Required]
    public string CecilPath { get; set; }

    public override bool Execute()
    {
        if (File.Exists(Destination) && File.GetLastWriteTimeUtc(Destination) >= File.GetLastWriteTimeUtc(Source))
        {
            return true;
        }

        // The task runs inside MSBuild, which doesn't probe the package's folder on its own.
        AppDomain.CurrentDomain.AssemblyResolve += ResolveCecil;
        try
        {
            Publicize();
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= ResolveCecil;
        }

        return true;
    }

    private Assembly ResolveCecil(object sender, ResolveEventArgs args)
    {
        return new AssemblyName(args.Name).Name == "Mono.Cecil" ? Assembly.LoadFrom(CecilPath) : null;
    }

    private void Publicize()
    {
        using (var resolver = new DefaultAssemblyResolver())
        using (var module = ModuleDefinition.ReadModule(Source, new ReaderParameters { AssemblyResolver = resolver }))
        {
            foreach (var folder in References.Select(r => Path.GetDirectoryName(r.ItemSpec)).Distinct())
            {
                resolver.AddSearchDirectory(folder);
            }

            foreach (var type in module.GetTypes())
            {
                if (type.IsNested)
                {
                    type.IsNestedPublic = true;
                }
                else
                {
                    type.IsPublic = true;
                }

                foreach (var method in type.Methods)
                {
                    // A private virtual method is an explicit interface implementation: public, it would collide.
                    if (!(method.IsPrivate && method.IsVirtual))
                    {
                        method.IsPublic = true;
                    }
                }

                foreach (var field in type.Fields)
                {
                    field.IsPublic = true;
                }
            }

            // A build that is cut off must not leave half a file behind.
            module.Write(Destination + ".tmp");
        }

        File.Delete(Destination);
        File.Move(Destination + ".tmp", Destination);
    }
}

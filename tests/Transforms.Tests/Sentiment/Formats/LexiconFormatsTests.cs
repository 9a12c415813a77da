using System.Globalization;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>Small files of each format, as their publications have them: told by their content, with these valences.</summary>
public sealed class LexiconFormatsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("afinn.txt", LexiconFileFormat.TabSeparated, "abandon\t-2\ncan't stand\t-3\ncool stuff\t3\n", "abandon -2, can't stand -3, cool stuff 3")]
    [InlineData("vader.txt", LexiconFileFormat.TabSeparated, "$:\t-1.5\t0.80623\t[-1, -1, -2]\n(*\t1.1\t1.1\t[2, 1, -1]\n:|\t-0.4\t1.3\t[-1, 0, -1]\ngreat\t3.1\t0.7\t[2, 4, 3]\n", "$: -1.5, (* 1.1, :| -0.4, great 3.1")]
    [InlineData("so-cal.txt", LexiconFileFormat.TabSeparated, "run_of_the_mill\t-1\r\nable\t\t2.64\r\nserious 0.3\r\nobvious .03\r\nnot_(bad)\t2\r\n", "able 2.64, not bad 2, obvious 0.03, run of the mill -1, serious 0.3")]
    [InlineData("minus.txt", LexiconFileFormat.TabSeparated, "; made by hand\n# and commented\ngut\t1,5\nschlecht\t\u22122\nsehr_gut\t+3\n", "gut 1.5, schlecht -2, sehr gut 3")]
    [InlineData("positive-words.txt", LexiconFileFormat.WordList, ";;;;;;\n; Opinion words\n;;;;;;\n\na+\nabound\ntop-quality\nd*mn\nlove*\n", "a+ 1, abound 1, d\\*mn 1, love* 1, top-quality 1")]
    [InlineData("en_neg.txt", LexiconFileFormat.WordList, "abysmal\n2-faced\nf**k\nbull****\n", "2-faced -1, abysmal -1, bull\\*\\*\\*\\* -1, f\\*\\*k -1")]
    [InlineData("liwc2001.dic", LexiconFileFormat.Liwc, "%\n01\tposemo\n02\tnegemo\n%\ngood*\t\t1\nbad 02\nold fool 2\n", "bad -1, good* 1, old fool -1")]
    [InlineData("liwc2007.dic", LexiconFileFormat.Liwc, "%\n2\tposemo\n3\tnegemo\n134\tdiscrep\n%\nlike\t(02 134)2/3\t134\nkind\t<of>2/134\t2\ngood\t2\nbad\t3\n", "bad -1, good 1, kind 1")]
    [InlineData("liwc2015.dic", LexiconFileFormat.Liwc, "%\n30\taffect (Affect)\n\t31\tposemo (Positive Emotions)\n\t32\tnegemo (Negative Emotions)\n%\ni love it\t30\t31\nawful\t30\t32\n", "awful -1, i love it 1")]
    [InlineData("liwc22.dicx", LexiconFileFormat.Csv, "DicTerm,tone_pos,tone_neg,emo_pos\ngood,X,,X\nbad*,,X,\n\"so, so\",,X,\n", "bad* -1, good 1, so, so -1")]
    [InlineData("names.dic", LexiconFileFormat.Liwc, "good\tpositive\nbad\tnegative\nawful\tnegative\tanger\nfine\tpositive\n", "awful -1, bad -1, fine 1, good 1")]
    [InlineData("quanteda.yml", LexiconFileFormat.Yaml, "tone:\n  positive:\n    - good\n    - un*able\n  negative: [bad, not * good]\nother: [table]\n", "bad -1, good 1, not * good -1, un*able 1")]
    [InlineData("lsd2015.yml", LexiconFileFormat.Yaml, "negative:\n  - bad*\npositive:\n  - good*\nneg_positive:\n  - not good*\nneg_negative:\n  - not bad*\n", "bad* -1, good* 1, not bad* 1, not good* -1")]
    [InlineData("values.yml", LexiconFileFormat.Yaml, "good: 1.9\nbad: -2.5\n", "bad -2.5, good 1.9")]
    [InlineData("afinn.json", LexiconFileFormat.Json, "{\"good\": 3, \"can't stand\": -3}", "can't stand -3, good 3")]
    [InlineData("lists.json", LexiconFileFormat.Json, "{\"positive\": [\"good\", \"un*able\"], \"negative\": [\"bad\"],}", "bad -1, good 1, un*able 1")]
    [InlineData("rows.json", LexiconFileFormat.Json, "[{\"word\": \"good\", \"score\": 3}, {\"word\": \"bad\", \"score\": -2}]", "bad -2, good 3")]
    [InlineData("lm.cat", LexiconFileFormat.Wordstat, "NEGATIVE\r\n\tABANDON (1)\r\n\tBAD_LOAN* (1)\r\nPOSITIVE\r\n\tSTRONG\r\n\t\tBEST (1)\r\n\t@NEAR5 (1)\r\nLITIGIOUS\r\n\tSUE (1)\r\n", "abandon -1, bad loan* -1, best 1")]
    [InlineData("lsd.lc3", LexiconFileFormat.Lexicoder, "+positive\ngood*\nhigh_quality\n\n+negative\na lie\n", "a lie -1, good* 1, high quality 1")]
    [InlineData("lsd.csv", LexiconFileFormat.Csv, "pattern,category\na lie,negative\nabandon*,negative\nability*,positive\n", "a lie -1, abandon* -1, ability* 1")]
    [InlineData("laver.ykd", LexiconFileFormat.Yoshikoder, "<?xml version=\"1.0\"?>\n<dictionary><cnode name=\"all\"><cnode name=\"positive\"><pnode name=\"good*\"/></cnode><cnode name=\"negative\"><pnode name=\"bad\"/><pnode name=\"very bad\"></pnode></cnode></cnode></dictionary>", "bad -1, good* 1, very bad -1")]
    [InlineData("emolex.txt", LexiconFileFormat.Emolex, "good\tanger\t0\ngood\tpositive\t1\ngood\tnegative\t0\nbad\tanger\t1\nbad\tpositive\t0\nbad\tnegative\t1\n", "bad -1, good 1")]
    [InlineData("feel.csv", LexiconFileFormat.Csv, "id;word;polarity;joy;fear;sadness;anger;surprise;disgust\n1;à ce endroit là;positive;0;0;0;0;0;0\n2;abandonner;negative;0;1;1;0;0;0\n", "abandonner -1, à ce endroit là 1")]
    [InlineData("sentiws.txt", LexiconFileFormat.Sentiws, "Abbau|NN\t-0.058\tAbbaus,Abbaues\nfreundlich|ADJX\t0.2\n", "abbau -0.058, abbaues -0.058, abbaus -0.058, freundlich 0.2")]
    [InlineData("mpqa.tff", LexiconFileFormat.Mpqa, "type=weaksubj len=1 word1=abandoned pos1=adj stemmed1=n priorpolarity=negative\ntype=strongsubj len=1 word1=adore pos1=verb stemmed1=y priorpolarity=positive\ntype=weaksubj len=1 word1=deep pos1=adj stemmed1=n priorpolarity=both\n", "abandoned -1, adore 1, deep 0")]
    [InlineData("warriner.csv", LexiconFileFormat.Csv, ",Word,V.Mean.Sum,V.SD.Sum,A.Mean.Sum\n1,aardvark,6.26,2.21,2.41\n2,abalone,5.3,1.59,2.65\n3,abuse,1.53,1.3,5.0\n", "aardvark 1.26, abalone 0.3, abuse -3.47")]
    [InlineData("anew.csv", LexiconFileFormat.Csv, "Description,Word No.,Valence Mean,Valence SD,Arousal Mean\nabduction,621,2.76,2.06,5.53\nabortion,622,3.5,2.3,5.39\nkiss,623,8.26,1.54,7.32\n", "abduction -2.24, abortion -1.5, kiss 3.26")]
    [InlineData("master.csv", LexiconFileFormat.Csv, "Word,Seq_num,Word Count,Negative,Positive,Uncertainty,Syllables,Source\nABANDON,1,100,2009,0,0,3,12of12inf\nABLE,2,200,0,2009,0,2,12of12inf\nARDVARK,3,300,0,0,0,2,12of12inf\nDEEP,4,7,-2020,0,2009,1,12of12inf\n", "abandon -1, able 1")]
    [InlineData("inquirer.csv", LexiconFileFormat.Csv, "Entry,Source,Positiv,Negativ,Pstv,Defined\nABIDE,H4,Positiv,,,| verb\nABUSE#1,H4,,Negativ,,| noun\nABUSE#2,H4,,Negativ,,| verb\n", "abide 1, abuse -1")]
    [InlineData("bing.csv", LexiconFileFormat.Csv, "word,sentiment\n2-faced,negative\nabound,positive\n", "2-faced -1, abound 1")]
    [InlineData("plain.csv", LexiconFileFormat.Csv, "good,1.9\nbad,-2.5\n", "bad -2.5, good 1.9")]
    [InlineData("plain-names.csv", LexiconFileFormat.Csv, "good,positive\nbad,negative\nfine,positive\nawful,negative\n", "awful -1, bad -1, fine 1, good 1")]
    [InlineData("columns.csv", LexiconFileFormat.Csv, "positive;negative\ngood;bad\n;awful\n", "awful -1, bad -1, good 1")]
    [InlineData("unknown-names.csv", LexiconFileFormat.Csv, "ausdruck;punkte\ngut;2\nschlecht;-2\n", "gut 2, schlecht -2")]
    [InlineData("header.tsv", LexiconFileFormat.Csv, "word\tvalue\ngood\t3\nbad\t-3\n", "bad -3, good 3")]
    [InlineData("old-mac.dic", LexiconFileFormat.Liwc, "%\r1\tposemo\r2\tnegemo\r%\rgood\t1\rbad\t2\r", "bad -1, good 1")]
    [InlineData("first-column.csv", LexiconFileFormat.Csv, "score,word\n1,good\n-1,bad\n", "bad -1, good 1")]
    [InlineData("category-first.csv", LexiconFileFormat.Csv, "category,word\npositive,good\nnegative,bad\n", "bad -1, good 1")]
    [InlineData("remarks.csv", LexiconFileFormat.Csv, "word,score,remark\ngood,1,x\n,,only a remark\nbad,-1,y\n", "bad -1, good 1")]
    [InlineData("lists.tsv", LexiconFileFormat.Csv, "positive\tnegative\n\tbad\ngood\t\n", "bad -1, good 1")]
    [InlineData("strength.txt", LexiconFileFormat.Emolex, "a preface\ngood\tpositive\t2\nfine\tpositive\t0.5\nbad\tnegative\t2\n", "bad -2, fine 0.5, good 2")]
    [InlineData("comments.json", LexiconFileFormat.Json, "// by hand\n{\"good\": 1, \"bad\": -1}", "bad -1, good 1")]
    [InlineData("json.txt", LexiconFileFormat.Json, " {\"positive\": \"good\", \"all\": {\"negative\": [\"bad\"]}} ", "bad -1, good 1")]
    [InlineData("some.json", LexiconFileFormat.Json, "[{\"word\": \"good\", \"score\": 3}, {\"word\": \"bad\", \"score\": -2, \"remark\": \"x\"}]", "bad -2, good 3")]
    [InlineData("wide.json", LexiconFileFormat.Json, "[{\"word\": \"good\", \"score\": 3}, {\"score\": -2, \"word\": \"bad\"}, {\"remark\": \"nothing else\"}]", "bad -2, good 3")]
    [InlineData("braces.yml", LexiconFileFormat.Yaml, "{good: 1, bad: -1}", "bad -1, good 1")]
    [InlineData("braces.yaml", LexiconFileFormat.Yaml, "{good: 1, bad: -1}", "bad -1, good 1")]
    [InlineData("yaml.txt", LexiconFileFormat.Yaml, "---\npositive:\n  - good\nnegative:\n  - bad\n", "bad -1, good 1")]
    [InlineData("single.txt", LexiconFileFormat.Yaml, "positive:\n- good\nnegative: bad\n", "bad -1, good 1")]
    [InlineData("wordstat.txt", LexiconFileFormat.Wordstat, "NEGATIVE\n\tBAD (1)\nPOSITIVE\n\tGOOD (1)\n\tFINE (0.5)\n", "bad -1, fine 1, good 1")]
    [InlineData("dictionary.lcd", LexiconFileFormat.Yoshikoder, "<!-- x --><dictionary><cnode name=\"positive\"><pnode name=\"good\"/></cnode><cnode name=\"negative\"><pnode name=\"bad\"/></cnode></dictionary>", "bad -1, good 1")]
    [InlineData("dictionary.txt", LexiconFileFormat.Yoshikoder, "\n<dictionary><cnode name=\"positive\"><pnode name=\"good\"/></cnode></dictionary>", "good 1")]
    [InlineData("twice.dic", LexiconFileFormat.Liwc, "%\n1\tposemo\n1\tposemo\n2\tnegemo\n%\ngood\t1\nbad\t2\n", "bad -1, good 1")]
    [InlineData("inflections.txt", LexiconFileFormat.Sentiws, "# SentiWS\ngut|ADJX\t0.2\tguter, gutes,\nwohl|ADV\t0.1\n", "gut 0.2, guter 0.2, gutes 0.2, wohl 0.1")]
    [InlineData("elisions.txt", LexiconFileFormat.TabSeparated, "l'\t1\nqu'\t-1\n", "l' 1, qu' -1")]
    [InlineData("marks.txt", LexiconFileFormat.TabSeparated, "what?ever\t1\nback\\slash\t-1\n", "back\\\\slash -1, what\\?ever 1")]
    public void Read_FileOfAFormat_GivesItsValences(string name, LexiconFileFormat format, string content, string expected)
    {
        var reading = LexiconFile.Read(folder.Write(name, content));

        Assert.Equal(format, Assert.Single(reading.Files).Format);
        Assert.Equal(expected, string.Join(", ", reading.Valences.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {Math.Round(v.Value, 4)}"))));
    }

    [Theory]
    [InlineData("%\n1\tposemo\n2\tnegemo\n%\nlike\t(1 2)1/2\ngood\t1\nkind <of>1/2\n", "categories that depend on the words around left out: 2, e.g. 'like (1 2)1/2' in line 5, 'kind <of>1/2' in line 7.")]
    [InlineData("full_of_PRP\t-3\n(#give#)_up\t-2\ngood\t1\n", "entries that ask for parts of speech, or stand for too many, left out: 2, e.g. 'full_of_PRP' in line 1, '(#give#)_up' in line 2.")]
    [InlineData("caf\uFFFD\t1\ngood\t2\n", "1 entry has lost a letter in an earlier conversion (U+FFFD), and match nothing.")]
    public void Read_WhatCannotBeLookedFor_IsLeftOutWithACount(string content, string expected)
    {
        var path = folder.Write("lexicon.txt", content);

        Assert.Equal([$"{path}: {expected}"], LexiconFile.Read(path).Warnings);
    }

    [Theory]
    [InlineData("l.cat", "POSITIVE\n\tGOOD (1)\n\t@NEAR5 (1)\n\t@NEAR6 (1)\n", "rules that relate several words left out: 2, e.g. '@NEAR5 (1)' in line 3, '@NEAR6 (1)' in line 4.")]
    [InlineData("m.tff", "word1=good stemmed1=y priorpolarity=positive\nword1=fine stemmed1=n priorpolarity=positive\n", "words meant in all their inflections, and found as they are written: 1, e.g. 'good' in line 1.")]
    [InlineData("d.txt", "caf\uFFFD\t1\nr\uFFFDt\t2\n", "2 entries have lost a letter in an earlier conversion (U+FFFD), and match nothing.")]
    public void Read_RowsThatMeanMore_AreWarnedOf(string name, string content, string expected)
    {
        var path = folder.Write(name, content);

        Assert.Equal([$"{path}: {expected}"], LexiconFile.Read(path).Warnings);
    }

    [Theory]
    [InlineData("l.csv", "word,positive,negative\ngood,1,0\nfine,1,0\n")]
    [InlineData("l.txt", "good\tpositive\t1\ngood\tnegative\t0\nfine\tpositive\t1\n")]
    [InlineData("l.json", "{\"positive\": [\"good\", \"fine\"], \"negative\": []}")]
    [InlineData("l.lc3", "+positive\ngood\nfine\n+negative\n")]
    [InlineData("l.dic", "%\n1\tpositive\n2\tnegative\n%\ngood\t1\nfine\t1\n")]
    [InlineData("l.cat", "POSITIVE\n\tGOOD (1)\n\tFINE (1)\nNEGATIVE\n")]
    [InlineData("l.ykd", "<dictionary><cnode name='positive'><pnode name='good'/><pnode name='fine'/></cnode><cnode name='negative'/></dictionary>")]
    public void Read_CategoryWithoutEntries_IsCountedToo(string name, string content) => Assert.Equal(
        [("positive", 2, 1f), ("negative", 0, -1f)],
        LexiconFile.Read(folder.Write(name, content)).Categories.Select(category => (category.Name.ToLowerInvariant(), category.Entries, category.Valence ?? 0)));

    [Theory]
    [InlineData("This is a text and no lexicon, since it goes on and on without end.\nAnd so does its second line, which is about as long as the first.\n")]
    [InlineData("british,american\ncolour,color\nhonour,honor\n")]
    public void Read_UnknownFormat_SaysWhatToGive(string content)
    {
        var path = folder.Write("unknown.txt", content);

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path));

        Assert.Equal($"{path}, line 1: what kind of lexicon this is can't be told; expected e.g. lines of an entry, a tab and its valence; LexiconFileOptions.Format says it.", error.Message);
    }

    [Theory]
    [InlineData("{\"positive\": [\"good\" \"bad\"]}", "x.json", "line 1: this is no JSON")]
    [InlineData("{\"positive\":\n [\"good\", 3]}", "x.json", "line 1: the list under 'positive' holds '3'")]
    [InlineData("[\"good\"]", "x.json", "there is an array at the top; expected an object")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'b'>]><dictionary/>", "x.ykd", "this is no XML of a dictionary, or declares a document type")]
    [InlineData("<?xml version='1.0'?>\n<dictionary><pnode name='good'/></dictionary>", "x.ykd", "line 2: the entry 'good' is in no category")]
    [InlineData("\tgood (1)\n", "x.cat", "line 1: 'good (1)' is in no category")]
    [InlineData("A\n\t\t\tB\n\t\t\t\tgood (1)\n", "x.cat", "line 2: the category 'B' lies 3 deep, and the one before 1")]
    [InlineData("word,score\n\"good,1\nbad,2\n", "x.csv", "line 2: a quote is opened and never closed")]
    [InlineData("good\t1\nbad\tworse\n", "x.txt", "line 2: 'worse' is no number")]
    [InlineData("good\tpositive\t1\nbad\tnegative\t1\nodd\nfine\tpositive\t1\nso\tpositive\t1\n", "x.txt", "line 3: 'odd' is no word, category and number with tabs between them")]
    [InlineData("{\"positive\":\n [\"good\",\n oops]}", "x.json", "line 3: this is no JSON")]
    [InlineData("3", "x.json", "there is a value at the top; expected an object")]
    [InlineData("{\"positive\": true}", "x.json", "there is a value of no use under 'positive'; expected an object")]
    [InlineData("[{\"word\": \"good\"}, \"bad\"]", "x.json", "there is an array at the top; expected an object")]
    [InlineData("<dictionary><cnode name='positive'></cnode><pnode name='good'/></dictionary>", "x.ykd", "the entry 'good' is in no category; expected an element 'cnode' around it")]
    [InlineData("<dictionary><cnode>", "x.ykd", "this is no XML of a dictionary")]
    [InlineData("positive: &a good\nnegative: *a\n", "x.yaml", "line 2: the alias '*a' is not read")]
    [InlineData("word,score\ngood,1\nbad,\n", "x.csv", "line 3: '' is no number")]
    [InlineData("word,score\ngood,1\nbad,1,2,3\n", "x.csv", "line 3: there are 4 fields; the first row has 2")]
    [InlineData("type=weaksubj word1=bad priorpolarity=negative\ntype=weaksubj word1=bad priorpolarity=negative\ntype=weaksubj priorpolarity=negative\n", "x.tff", "line 3: 'type=weaksubj priorpolarity=negative' has no word1=... and priorpolarity=...")]
    [InlineData("gut|ADJX\t0.2\nwohl|ADV\t0.1\nschlecht\n", "x.txt", "line 3: 'schlecht' has no tab; expected a word, a bar and its part of speech, a tab and a weight")]
    [InlineData("+other\ntable\n+positive\n", "x.lc3", "line 1: no entry is in a category that counts")]
    [InlineData("\n\n", "x.txt", "line 1: what kind of lexicon this is can't be told")]
    [InlineData("\n\nThis is a text and no lexicon, since it goes on and on without end, and on.\n", "x.txt", "line 3: what kind of lexicon this is can't be told")]
    public void Read_Malformed_NamesFileLineAndReason(string content, string name, string expected)
    {
        var path = folder.Write(name, content);

        var error = Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path, new()));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.json", '[', "{\"positive\": ")]
    [InlineData("x.yml", '[', "positive: ")]
    public void Read_VeryDeep_IsRefused(string name, char bracket, string start)
    {
        var path = folder.Write(name, start + new string(bracket, 100_000));

        Assert.StartsWith(path, Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VeryLongLine_IsRefused()
    {
        var path = folder.Write("l.txt", "good\t1\n" + new string('a', 1_000_001) + "\n");

        Assert.Equal($"{path}, line 2: the line has 1000001 characters; expected one entry in a line, of a few words.", Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message);
    }

    [Fact]
    public void Read_WrongLongLine_IsCutInTheMessage()
    {
        var path = folder.Write("l.txt", "good\t1\nbad\t" + new string('x', 100_000) + "\n");

        Assert.InRange(Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message.Length, 600, 1500);
    }

    [Fact]
    public void Read_VeryDeepXml_IsRefused()
    {
        var path = folder.Write("x.ykd", "<dictionary>" + string.Concat(Enumerable.Repeat("<cnode name='a'>", 10_000)));

        Assert.Contains("more than 64 deep", Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("afinn.txt", "good\t3\nbad\t-2\nvery good\t4\n")]
    [InlineData("l.dic", "%\n1\tposemo\n2\tnegemo\n%\ngood*\t1\nlike\t(1 2)1/2\nbad\t02\n")]
    [InlineData("l.csv", "word;polarity;joy\ngood;positive;1\n\"bad\";negative;0\n")]
    [InlineData("l.json", "{\"positive\": [\"good\", \"b*d\"], \"negative\": {\"mild\": [\"bad\"]}}")]
    [InlineData("l.cat", "POSITIVE\n\tGOOD (1)\n\tSTRONG\n\t\tBEST* (1)\nNEGATIVE\n\tBAD (1)\n")]
    [InlineData("l.lc3", "+positive\ngood\n+negative\nbad\n")]
    [InlineData("l.ykd", "<dictionary><cnode name='positive'><pnode name='good'/></cnode></dictionary>")]
    [InlineData("e.txt", "good\tpositive\t1\nbad\tnegative\t1\n")]
    [InlineData("s.txt", "gut|ADJX\t0.2\tguter,gutes\n")]
    [InlineData("m.tff", "type=weaksubj len=1 word1=bad pos1=adj stemmed1=n priorpolarity=negative\n")]
    [InlineData("positive.txt", "good\n[the|a]_joy\nf**k\n")]
    public void Read_RandomDamage_IsReadOrRefusedByTheFileName(string name, string content)
    {
        const string Marks = "[]{}:,;&*!|>%@`'\"#-?()+<>\\/_=. \n\r\tx1\u00E9\uFFFD\uD800";
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = new System.Text.StringBuilder(content);
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var place = random.Next(text.Length);
                if (random.Next(3) == 0)
                {
                    text.Remove(place, 1);
                }
                else
                {
                    text.Insert(place, Marks[random.Next(Marks.Length)]);
                }
            }

            var path = folder.Write(name, text.ToString());
            var error = Record.Exception(() => new Lexicon(new LexiconContents { Valences = LexiconFile.Read(path).Valences }));

            Assert.True(error is null || (error is NlpMlNetException && error.Message.Contains(path, StringComparison.Ordinal)), $"{error}\n{text}");
        }
    }

    [Fact]
    public void Read_EntryAsLongAsAText_IsRefusedByItsLine()
    {
        var path = folder.Write("l.txt", $"good\t1\n{new string('a', 1001)}\t2\n");

        Assert.StartsWith(
            $"{path}, line 2: the entry that begins '{new string('a', 40)}' has 1001 characters, and an entry 1000 at the most",
            Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LiwcLineOfManyWords_IsRefusedByItsLine()
    {
        var path = folder.Write("l.dic", $"%\n1\tposemo\n%\ngood\t1\nnot {string.Concat(Enumerable.Repeat("ba ", 40_000))}1\n");

        Assert.StartsWith(
            $"{path}, line 5: the line has 120005 characters, and an entry with its categories 10000 at the most",
            Assert.Throws<LexiconFormatException>(() => LexiconFile.Read(path)).Message,
            StringComparison.Ordinal);
    }
}

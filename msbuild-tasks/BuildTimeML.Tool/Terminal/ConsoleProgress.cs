using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool.Terminal;

/// <summary>
/// Shows on standard error what is being done: on a terminal as one line that is drawn anew, with the time that has passed; elsewhere
/// as a line per phase.
/// </summary>
internal sealed class ConsoleProgress : IBuildProgress, IDisposable
{
    private const int BarWidth = 24;
    private const string Spinner = "|/-\\";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter _error;
    private readonly ConsoleStyle _style;
    private readonly Lock _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<BuildError> _warnings = [];
    private readonly Timer? _timer;
    private string _phase = "";
    private (int Done, int Total) _step;
    private int _drawn;
    private int _turn;
    private bool _ended;

    public ConsoleProgress(TextWriter error, ConsoleStyle style)
    {
        _error = error;
        _style = style;
        _timer = style.IsTerminal ? new Timer(_ => Draw(), null, Interval, Interval) : null;
    }

    public IReadOnlyList<BuildError> Warnings => _warnings;

    /// <summary>What stands before each phase, such as the model that it is of.</summary>
    public string Subject { get; set; } = "";

    public void Phase(string text)
    {
        lock (_gate)
        {
            (_phase, _step) = (Subject.Length == 0 ? text : $"{Subject}: {text}", default);
            if (_timer is null)
            {
                _error.WriteLine(_phase);
            }
        }

        Draw();
    }

    /// <summary>How far the phase has come.</summary>
    public void Step(int done, int total) => _step = (done, total);

    public void Info(string text) => Print(text);

    public void Warning(BuildError warning)
    {
        _warnings.Add(warning);
        Print($"{_style.Warning($"warning {warning.Code}:")} {warning.Message}");
    }

    public void Error(BuildError error) => Print($"{_style.Error($"error {error.Code}:")} {error.Message}");

    /// <summary>Takes the line away, so that the result can be written.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            Clear();
            _ended = true;
        }
    }

    private void Print(string text)
    {
        lock (_gate)
        {
            Clear();
            _error.WriteLine(text);
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_timer is null || _ended || _phase.Length == 0)
            {
                return;
            }

            string seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
            string line = $"{Bar()} {_phase}  {seconds}";
            line = line.Length < _style.Width ? line : line[..(_style.Width - 1)];
            _error.Write('\r' + line.PadRight(_drawn));
            _drawn = line.Length;
        }
    }

    private string Bar()
    {
        if (_step.Total == 0)
        {
            return Spinner[_turn++ % Spinner.Length].ToString();
        }

        int filled = BarWidth * Math.Min(_step.Done, _step.Total) / _step.Total;
        return $"[{new string('#', filled)}{new string('.', BarWidth - filled)}]";
    }

    private void Clear()
    {
        if (_drawn > 0)
        {
            _error.Write('\r' + new string(' ', _drawn) + '\r');
            _drawn = 0;
        }
    }
}

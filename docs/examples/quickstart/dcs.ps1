# Part of quickstart.ps1: one DCS extension. Uses $session and $Folder.

$call = Invoke-TelDial -Session $session -To '01012345678'
Assert-Step ($call.Outcome -eq 'Accepted') "dialled $($call.To): $($call.Outcome)"
$call | Stop-TelCall
Write-Step 'hung up'

# This vendor lists one day and one direction at a time; the range is walked newest day first, and only as far as rows are wanted.
$range = @{ Session = $session; Since = '2025-12-30'; Until = '2026-01-02' }
$history = @(Get-TelCallHistory @range -First 5)
Assert-Step ($history.Count -eq 5) "history over three days: $($history.Count) rows, newest $($history[0].StartTime.ToString('yyyy-MM-dd HH:mm'))"

Set-TelForward -Session $session -To '01055556666'
$rule = Get-TelForward -Session $session
Assert-Step ($rule.Enabled -and $rule.To -eq '01055556666') "forward to $($rule.To) read back"
Clear-TelForward -Session $session
Assert-Step (-not (Get-TelForward -Session $session).Enabled) 'forward cleared'

$saved = Get-TelRecording @range -First 1 | Save-TelRecording -Path $Folder
$hash = (Get-FileHash -LiteralPath $saved.Path -Algorithm SHA256).Hash
Assert-Step ($hash -eq $saved.Sha256) "recording $($saved.FileName): $($saved.Length) bytes, SHA-256 verified"

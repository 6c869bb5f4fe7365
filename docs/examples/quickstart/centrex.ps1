# Part of quickstart.ps1: one Centrex line. Uses $session, $simulator and $Folder.

# A call comes in: the simulator rings the line and calls the web hook that Watch-TelEvent has set.
Register-TelEvent -Session $session -EventType Ringing -SourceIdentifier quickstart.centrex
$null = Invoke-RestMethod -Method Post -Uri "$($simulator.Control)act" -ContentType 'application/json' -Body (@{
        action = 'ring'; from = '01098765432'; to = $session.Account; answerMs = -1
    } | ConvertTo-Json)
$ring = (Wait-Event -SourceIdentifier quickstart.centrex -Timeout 20).SourceEventArgs
Assert-Step ($ring.From -eq '01098765432') "ring from $($ring.From) seen as event"
Unregister-Event -SourceIdentifier quickstart.centrex
Get-Event -SourceIdentifier quickstart.centrex | Remove-Event
$null = Invoke-RestMethod -Method Post -Uri "$($simulator.Control)act" -ContentType 'application/json' -Body (@{ action = 'cancel'; account = $session.Account } | ConvertTo-Json)

$call = Invoke-TelDial -Session $session -To '01012345678'
Assert-Step ($call.Outcome -eq 'Accepted') "dialled $($call.To): $($call.Outcome)"
$call | Stop-TelCall
Write-Step 'hung up'

$history = @(Get-TelCallHistory -Session $session -First 5)
Assert-Step ($history.Count -eq 5) "history: $($history.Count) rows, newest $($history[0].StartTime.ToString('yyyy-MM-dd HH:mm'))"

Set-TelForward -Session $session -To '01055556666' -Condition Busy
$rule = Get-TelForward -Session $session
Assert-Step ($rule.Enabled -and $rule.To -eq '01055556666') "forward on $($rule.Condition) to $($rule.To) read back"
Clear-TelForward -Session $session
Assert-Step (-not (Get-TelForward -Session $session).Enabled) 'forward cleared'

$saved = Get-TelRecording -Session $session -First 1 | Save-TelRecording -Path $Folder
$hash = (Get-FileHash -LiteralPath $saved.Path -Algorithm SHA256).Hash
Assert-Step ($hash -eq $saved.Sha256) "recording $($saved.FileName): $($saved.Length) bytes, SHA-256 verified"

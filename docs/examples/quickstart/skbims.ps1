# Part of quickstart.ps1: SK broadband's native library. Uses $session and $simulator, and leaves another session in $session.

# The library serves one user a process: the first user makes room for the one who registers now.
$number = (Get-TelNumber -Session $session | Select-Object -First 1).Number
$session | Disconnect-TelSession
$session = Connect-TelSession SkbIms $simulator.Server -NoLogin -AppKey $simulator.AppKey
Request-TelRegistration -Session $session -Number $number
$sent = Invoke-RestMethod -Method Post -Uri "$($simulator.Control)act" -ContentType 'application/json' -Body (@{ action = 'auth-number'; number = $number } | ConvertTo-Json)
$user = [pscredential]::new('quickstart', (ConvertTo-SecureString 'Quick#2026' -AsPlainText -Force))
Register-TelUser -Session $session -Credential $user -Number $number -AuthNumber $sent.result.number
$session | Disconnect-TelSession
$session = Connect-TelSession SkbIms $simulator.Server $user -AppKey $simulator.AppKey
Write-Step "registered $($user.UserName) for $number and logged in"

Register-TelEvent -Session $session -EventType RecordingStarted, Ringing -SourceIdentifier quickstart.skbims
$call = Invoke-TelDial -Session $session -To '01012345678' -Record All
$recording = Wait-Event -SourceIdentifier quickstart.skbims -Timeout 20
Assert-Step ($recording.SourceEventArgs.Type -eq 'RecordingStarted') "click call to $($call.To), recorded from its start"
Remove-Event -EventIdentifier $recording.EventIdentifier
$call | Stop-TelCall

$null = Invoke-RestMethod -Method Post -Uri "$($simulator.Control)act" -ContentType 'application/json' -Body (@{
        action = 'ring'; from = '01098765432'; to = $number; answerMs = -1
    } | ConvertTo-Json)
$ring = Wait-Event -SourceIdentifier quickstart.skbims -Timeout 20
Assert-Step ($ring.SourceEventArgs.From -eq '01098765432') "ring from $($ring.SourceEventArgs.From) seen as event"
Remove-Event -EventIdentifier $ring.EventIdentifier
Unregister-Event -SourceIdentifier quickstart.skbims
$null = Invoke-RestMethod -Method Post -Uri "$($simulator.Control)act" -ContentType 'application/json' -Body (@{ action = 'cancel'; number = $number } | ConvertTo-Json)

$answers = @(Start-TelSurvey -Session $session -To '01011112222', '01022223333', '01033334444' -Text 'Press 1 or 2.' -Choices 1, 2)
Assert-Step ($answers.Count -eq 3) "survey: $($answers.Answer -join ', ')"

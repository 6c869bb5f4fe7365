# Part of quickstart.ps1: two stations of an iPECS switch. Uses $session.

# The engine queues the events of both stations, in order, from the first ring to the end.
Register-TelEvent -Session $session -Device 1001, 1002 -EventType Ringing, Connected, Ended -SourceIdentifier quickstart.ipecs

$call = Invoke-TelDial -Session $session -Device 1001 -To 1002
Receive-TelCall -Session $session -Device 1002
Write-Step "1001 called 1002, which answered (call $($call.Id))"

$parked = $call | Suspend-TelCall -Park
Assert-Step ([bool] $parked.ParkingLocation) "parked at location $($parked.ParkingLocation)"
$parked | Resume-TelCall
Write-Step 'taken back'

$call | Stop-TelCall
$seen = [System.Collections.Generic.List[string]]::new()
while ($seen -notcontains 'Ended') {
    $next = Wait-Event -SourceIdentifier quickstart.ipecs -Timeout 20
    if (-not $next) { throw 'Step failed: the end of the call was not seen as an event' }
    $seen.Add($next.SourceEventArgs.Type)
    Remove-Event -EventIdentifier $next.EventIdentifier
}
Unregister-Event -SourceIdentifier quickstart.ipecs
Assert-Step ($seen -contains 'Ringing' -and $seen -contains 'Connected') "seen as events: $($seen -join ', ')"

$count = (Measure-TelCallHistory -Session $session -Number '010*').Count
$rows = @(Get-TelCallHistory -Session $session -Number '010*' -First 3)
Assert-Step ($rows.Count -eq 3 -and $count -ge 3) "SMDR: $count records of 010*, the first three read"

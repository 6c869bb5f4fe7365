# Part of quickstart.ps1: two lines of one LGUBase server. Uses $session and $simulator.

$other = Connect-TelSession LguBase $simulator.Server $simulator.Accounts[1]
Write-Step "a second line connected: $($other.Account)"
Register-TelEvent -Session $session, $other -EventType Ringing, Connected, Ended -SourceIdentifier quickstart.lgubase

$call = Invoke-TelDial -Session $session -To $other.Device
Receive-TelCall -Session $other
Write-Step "$($session.Device) called $($other.Device), which answered"
Suspend-TelCall -Session $session
Resume-TelCall -Session $session
Write-Step 'held and taken back'
$call | Stop-TelCall

# Either line tells of its own leg, so the end is there when both legs have ended.
$seen = [System.Collections.Generic.List[object]]::new()
while (@($seen | Where-Object Type -eq 'Ended').Count -lt 2) {
    $next = Wait-Event -SourceIdentifier quickstart.lgubase -Timeout 20
    if (-not $next) { throw 'Step failed: the end of both legs was not seen as an event' }
    $seen.Add($next.SourceEventArgs)
    Remove-Event -EventIdentifier $next.EventIdentifier
}
Get-EventSubscriber -SourceIdentifier quickstart.lgubase | Unregister-Event
$story = $seen | ForEach-Object { "$($_.Device) $($_.Type)" }
Assert-Step ($seen.Type -contains 'Ringing' -and $seen.Type -contains 'Connected') "seen as events: $($story -join ', ')"

$range = @{ Session = $session; Since = '2025-12-30'; Until = '2026-01-02' }
$count = Measure-TelCallHistory @range
$rows = @(Get-TelCallHistory @range -First 3)
Assert-Step ($rows.Count -eq 3) "history: $($count.Inbound) calls in and $($count.Outbound) out, the first three read"

Add-TelContact -Session $session -Name 'Quickstart' -Number '01012345678'
$contact = Get-TelContact -Session $session -Name 'Quickstart'
Assert-Step ($contact.DefaultNumber -eq '01012345678' -or $contact.Numbers.Number -contains '01012345678') "contact $($contact.Name) added and read back"
$contact | Remove-TelContact
Write-Step 'and deleted'
$other | Disconnect-TelSession

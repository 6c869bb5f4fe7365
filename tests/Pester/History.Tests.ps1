# Lists: their rows, their paging, and how little is asked for.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Get-TelCallHistory' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'lists both directions as one, newest first' {
        $rows = Get-TelCallHistory
        $rows.Count | Should -Be 430
        @($rows | Where-Object Direction -EQ Outbound).Count | Should -Be 250
        @($rows | Where-Object Direction -EQ Inbound).Count | Should -Be 180
        $times = $rows.StartTime.UtcTicks
        ($times | Sort-Object -Descending) -join ' ' | Should -Be ($times -join ' ')
    }

    It 'gives typed rows' {
        $row = Get-TelCallHistory -Direction Outbound -First 1
        $row | Should -BeOfType TelephonyOps.CallRecord
        $row.Session | Should -Be 'Centrex1'
        $row.Device | Should -Be '854'
        $row.StartTime.Offset.TotalHours | Should -Be 9
        $row.EndTime | Should -Be ($row.StartTime + $row.Duration)
        $row.Duration | Should -BeOfType timespan
        $row.From | Should -Be '0854'
        $row.To | Should -BeLike '*`**'
        $row.IsMasked | Should -BeTrue
        $row.RawStatus | Should -Not -BeNullOrEmpty
        $row.Extra['NO'] | Should -Be 1
    }

    It 'knows every way a call ends' {
        (Get-TelCallHistory).Disposition | Sort-Object -Unique | Should -Be 'Answered', 'NoAnswer', 'Busy', 'Cancelled', 'Failed'
    }

    It 'asks for one page in each direction for the first five' {
        (Get-TelCallHistory -First 5).Count | Should -Be 5
        Get-RequestCount $simulator callhistory | Should -Be 2
    }

    It 'asks for no page more than is read: <Command>' -ForEach @(
        @{ Command = 'Get-TelCallHistory -Direction Outbound -First 5'; Rows = 5; Pages = 1 }
        @{ Command = 'Get-TelCallHistory -Direction Outbound -First 10'; Rows = 10; Pages = 1 }
        @{ Command = 'Get-TelCallHistory -Direction Outbound -First 11'; Rows = 11; Pages = 2 }
        @{ Command = 'Get-TelCallHistory -Direction Outbound | Select-Object -First 25'; Rows = 25; Pages = 3 }
        @{ Command = 'Get-TelCallHistory -Direction Inbound -Skip 175'; Rows = 5; Pages = 1 }
        @{ Command = 'Get-TelCallHistory -Direction Inbound -Skip 168 -First 4'; Rows = 4; Pages = 2 }
        @{ Command = 'Get-TelCallHistory -Direction Inbound -Skip 180'; Rows = 0; Pages = 1 }
        @{ Command = 'Get-TelCallHistory -Direction Inbound -Skip 180'; Rows = 0; Pages = 1 }
        @{ Command = 'Get-TelCallHistory -First 0'; Rows = 0; Pages = 0 }
        @{ Command = 'foreach ($row in Get-TelCallHistory -Direction Outbound -First 3) { $row }'; Rows = 3; Pages = 1 }
    ) {
        @(& ([scriptblock]::Create($Command))).Count | Should -Be $Rows
        Get-RequestCount $simulator callhistory | Should -Be $Pages
    }

    It 'hands the first row on before the second page is asked for' {
        $seen = Get-TelCallHistory -Direction Outbound | ForEach-Object { Get-RequestCount $simulator callhistory } | Select-Object -First 11
        $seen[0] | Should -Be 1
        $seen[9] | Should -Be 1
        $seen[10] | Should -Be 2
    }

    It 'stops asking when the pipeline ends: <Name>' -ForEach @(
        @{ Name = 'break'; End = { foreach ($once in 1) { Get-TelCallHistory -Direction Outbound | ForEach-Object { break } } } }
        @{ Name = 'throw'; End = { try { Get-TelCallHistory -Direction Outbound | ForEach-Object { throw 'enough' } } catch { $_ | Should -BeLike 'enough' } } }
        @{ Name = 'Select-Object'; End = { Get-TelCallHistory -Direction Outbound | Select-Object -First 1 } }
    ) {
        $null = & $End
        Get-RequestCount $simulator callhistory | Should -Be 1

        # A request that still went on would show in the account's turn: this one would have to wait for it.
        Test-TelSession | Should -BeTrue
        Get-RequestCount $simulator callhistory | Should -Be 1
    }

    It 'skips rows of both directions together' {
        $all = Get-TelCallHistory -First 30
        $some = Get-TelCallHistory -Skip 7 -First 20
        $some.StartTime | Should -Be $all[7..26].StartTime
    }

    It 'says that there are not so many: <List>' -ForEach @(
        @{ List = 'Get-TelCallHistory -Direction Outbound -Skip {0}'; Rows = 250 }
        @{ List = 'Get-TelCallHistory -Skip {0}'; Rows = 430 }
        @{ List = 'Get-TelCallHistory -Skip {0} -First 5'; Rows = 430 }
        @{ List = 'Get-TelInboundCall -Skip {0}'; Rows = 180 }
        @{ List = 'Get-TelContact -Skip {0}'; Rows = 45 }
        @{ List = 'Get-TelRecording -Skip {0}'; Rows = 37 }
        @{ List = 'Get-TelMessage -Skip {0}'; Rows = 23 }
        @{ List = 'Get-TelContact nobody* -Skip {0}'; Rows = 0 }
    ) {
        & ([scriptblock]::Create($List -f $Rows)) | Should -BeNullOrEmpty
        $failure = Get-Failure { & ([scriptblock]::Create($List -f ($Rows + 1))) }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.CategoryInfo.Category | Should -Be InvalidArgument
        $failure.TargetObject | Should -Be ($Rows + 1)
        "$failure" | Should -BeLike "*-Skip $($Rows + 1) *$Rows rows*"
    }

    It 'skips the rows of several sessions together, and says so only when all of them have not so many: <Name>' -ForEach @(
        @{ Name = 'piped'; List = { param($skip) $session, $other | Get-TelCallHistory -Direction Outbound -Skip $skip } }
        @{ Name = 'given'; List = { param($skip) Get-TelCallHistory -Session $session, $other -Direction Outbound -Skip $skip } }
    ) {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $rows = & $List 300
        @($rows).Count | Should -Be 200
        $rows.Session | Sort-Object -Unique | Should -Be $other.Name
        & $List 500 | Should -BeNullOrEmpty
        "$(Get-Failure { & $List 501 })" | Should -BeLike '*500 rows*'
    }

    It 'tells the total first' {
        $written = @(Get-TelCallHistory -Direction Inbound -First 2 -IncludeTotalCount)
        $written.Count | Should -Be 3
        $written[0] | Should -Be 180
        $written[0].Accuracy | Should -Be 1
        $written[1] | Should -BeOfType TelephonyOps.CallRecord
    }

    It 'tells the total of both directions' {
        @(Get-TelCallHistory -First 0 -IncludeTotalCount) | Should -Be 430
    }

    It 'does not call a total exact that it did not filter' {
        $total = @(Get-TelCallHistory -Direction Outbound -Kind Mobile -First 0 -IncludeTotalCount)[0]
        $total.Accuracy | Should -BeLessThan 1
        $total.ToString() | Should -BeLike '*estimate*'
    }

    It 'takes a range in Korean time, from (inclusive) to (exclusive)' {
        $all = Get-TelCallHistory -Direction Outbound
        $since = $all[40].StartTime
        $until = $all[20].StartTime
        $rows = Get-TelCallHistory -Direction Outbound -Since $since -Until $until
        $rows.StartTime | Should -Be ($all | Where-Object { $_.StartTime -ge $since -and $_.StartTime -lt $until }).StartTime

        # Nothing is read beyond the range.
        (Get-RequestCount $simulator callhistory) | Should -BeLessOrEqual 31
    }

    It 'reads <Text> as <Means>' -ForEach @(
        @{ Text = '2026-01-01'; Means = '2026-01-01T00:00:00+09:00' }
        @{ Text = '20260101'; Means = '2026-01-01T00:00:00+09:00' }
        @{ Text = '2026-01-01 12:30'; Means = '2026-01-01T12:30:00+09:00' }
        @{ Text = '2026-01-01T12:30:00+00:00'; Means = '2026-01-01T21:30:00+09:00' }
        @{ Text = '2026-01-01T03:30:00Z'; Means = '2026-01-01T12:30:00+09:00' }
    ) {
        $moment = [DateTimeOffset] $Means
        $expected = @(Get-TelCallHistory -Direction Outbound | Where-Object StartTime -LT $moment).Count
        @(Get-TelCallHistory -Direction Outbound -Until $Text).Count | Should -Be $expected
        @(Get-TelCallHistory -Direction Outbound -Until ([DateTime]::SpecifyKind($moment.DateTime, 'Unspecified'))).Count | Should -Be $expected
        @(Get-TelCallHistory -Direction Outbound -Until $moment.UtcDateTime).Count | Should -Be $expected
    }

    It 'refuses what is no time' {
        $failure = Get-Failure { Get-TelCallHistory -Since yesterday }
        "$failure" | Should -BeLike "*'yesterday' is not a time*2026-*"
        Get-RequestCount $simulator callhistory | Should -Be 0
    }

    It 'refuses an empty range' {
        $failure = Get-Failure { Get-TelCallHistory -Since 2026-01-02 -Until 2026-01-01 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*GetTelCallHistoryCommand'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Since*-Until*'
        Get-RequestCount $simulator callhistory | Should -Be 0
    }

    It 'finds a number, masked or not, by <Name>' -ForEach @(
        @{ Name = 'the whole number'; Pattern = { param($n) $n } }
        @{ Name = 'its beginning'; Pattern = { param($n) $n.Substring(0, 6) + '*' } }
        @{ Name = 'the digits behind the mask'; Pattern = { param($n) $n.Replace('****', '1234') } }
    ) {
        $row = Get-TelCallHistory -Direction Outbound | Where-Object { $_.IsMasked -and $_.To.EndsWith('****') } | Select-Object -First 1
        $found = Get-TelCallHistory -Direction Outbound -Number (& $Pattern $row.To)
        $found.StartTime | Should -Contain $row.StartTime
        @($found).Count | Should -BeLessThan 250
    }

    It 'refuses what no number can match, before everything is read for nothing' {
        $failure = Get-Failure { Get-TelCallHistory -Number '010-CALL*' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*GetTelCallHistoryCommand'
        $failure.TargetObject | Should -Be '010-CALL*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*digits*'
        Get-RequestCount $simulator callhistory | Should -Be 0
    }

    It 'finds by kind' {
        $rows = Get-TelCallHistory -Direction Outbound -Kind Mobile
        $rows.Kind | Sort-Object -Unique | Should -Be 'Mobile'
        @($rows).Count | Should -Be @(Get-TelCallHistory -Direction Outbound | Where-Object Kind -EQ Mobile).Count
    }

    It 'says what this vendor cannot: <_>' -ForEach '-Scope Domain', '-Device 855' {
        (Get-Failure ([scriptblock]::Create("Get-TelCallHistory $_"))).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator callhistory | Should -Be 0
    }

    It 'ends in an error that says where to go on when the list breaks off (G1)' {
        Add-Fault $simulator @{ operation = 'callhistory'; kind = 'code'; code = '1004'; atPage = 4 }
        $rows = [System.Collections.Generic.List[object]]::new()
        $failure = Get-Failure { Get-TelCallHistory -Direction Outbound | ForEach-Object { $rows.Add($_) } }
        $rows.Count | Should -Be 30
        $failure.FullyQualifiedErrorId | Should -BeLike 'Authentication,Centrex.1004,*'
        "$failure" | Should -BeLike '*30 rows had come before*not complete*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Skip 30*'
        (Get-TelCallHistory -Direction Outbound -Skip 30).Count | Should -Be 220
    }

    It 'asks several sessions, and counts -First over all of them' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        $rows = Get-TelCallHistory -Session $session, $other -Direction Inbound
        $rows.Count | Should -Be 360
        $rows.Session | Group-Object | ForEach-Object Count | Should -Be 180, 180
        (Get-TelCallHistory -Session $session, $other -Direction Inbound -First 185).Session | Group-Object | ForEach-Object Count | Should -Be 180, 5
        ($session, $other | Get-TelCallHistory -Direction Inbound -Skip 170 -First 20).Count | Should -Be 20
    }

    It 'reports one session''s failure and keeps the others'' rows' {
        $other = $simulator | Connect-TelSession -Credential $simulator.Accounts[1]
        Add-Fault $simulator @{ operation = 'callhistory'; kind = 'code'; code = '1005'; account = $session.Account; count = -1 }
        $rows = [System.Collections.Generic.List[object]]::new()
        $failure = Get-Failure { $other, $session | Get-TelCallHistory -Direction Inbound | ForEach-Object { $rows.Add($_) } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Centrex.1005,*'
        $failure.TargetObject | Should -Be $session
        $rows.Count | Should -Be 180
    }
}

Describe 'Get-TelInboundCall' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'lists all in pages of 200' {
        $rows = Get-TelInboundCall
        $rows.Count | Should -Be 180
        $rows[0].Direction | Should -Be 'Inbound'
        $rows[0].TalkTime | Should -BeNullOrEmpty
        $rows[0].To | Should -Be '07012340001'
        $rows[0].Extra.Keys | Should -Contain 'CHANNEL'
        Get-RequestCount $simulator getinboundcall | Should -Be 1
    }

    It 'takes a page size of <_>' -ForEach 1, 7, 200 {
        (Get-TelInboundCall -PageSize $_ -First 7).Count | Should -Be 7
        Get-RequestCount $simulator getinboundcall | Should -Be ([Math]::Ceiling(7 / $_))
    }

    It 'refuses a page size of <_>' -ForEach 0, 201, -1 {
        $size = $_
        $failure = Get-Failure { Get-TelInboundCall -PageSize $size }
        $failure.CategoryInfo.Category | Should -Be InvalidData
        Get-RequestCount $simulator getinboundcall | Should -Be 0
    }

    It 'skips by page' {
        (Get-TelInboundCall -Skip 175).Count | Should -Be 5
        (Get-TelInboundCall -Skip 15 -First 1 -PageSize 10).StartTime | Should -Be (Get-TelInboundCall)[15].StartTime
    }

    It 'takes a range and a number' {
        $all = Get-TelInboundCall
        (Get-TelInboundCall -Since $all[9].StartTime).Count | Should -Be 10
        (Get-TelInboundCall -Number $all[3].From).StartTime | Should -Contain $all[3].StartTime
        @(Get-TelInboundCall -First 1 -IncludeTotalCount)[0] | Should -Be 180
    }
}

Describe 'Get-TelContact' {
    It 'says where to go on among the contacts of a name when the list breaks off (G1)' {
        $null = Reset-Line $simulator
        $name = (Get-TelContact -First 1).Name
        Add-Fault $simulator @{ operation = 'addresslist'; kind = 'code'; code = '3002'; atPage = 4; count = -1 }
        $rows = [System.Collections.Generic.List[object]]::new()
        $failure = try { Get-TelContact $name | ForEach-Object { $rows.Add($_) } } catch { $_ }
        $rows.Count | Should -BeGreaterThan 0
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*-Skip $($rows.Count).*"
    }

    BeforeEach { $session = Reset-Line $simulator }

    It 'lists the address book' {
        $contacts = Get-TelContact
        $contacts.Count | Should -Be 45
        $contacts[0] | Should -BeOfType TelephonyOps.Contact
        $contacts[0].Numbers[0].Number | Should -Match '^\d+$'
        $contacts[0].DefaultNumber | Should -Not -BeNullOrEmpty
        Get-RequestCount $simulator addresslist | Should -Be 5
    }

    It 'finds by name' {
        $name = (Get-TelContact -First 1).Name
        (Get-TelContact $name).Name | Sort-Object -Unique | Should -Be $name
        (Get-TelContact "$($name[0])*").Name | Should -Contain $name
        Get-TelContact 'nobody has this name' | Should -BeNullOrEmpty
    }

    It 'skips those that match' {
        $named = @(Get-TelContact '*')
        (Get-TelContact '*' -Skip 40).Id | Should -Be $named[40..44].Id
        (Get-TelContact -Skip 43).Count | Should -Be 2
    }
}

Describe 'Get-TelMessage' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'lists what was received' {
        $messages = Get-TelMessage
        $messages.Count | Should -Be 23
        $messages[0] | Should -BeOfType TelephonyOps.Message
        $messages[0].Text | Should -Not -BeNullOrEmpty
        $messages[0].To | Should -Be '07012340001'
        $messages[0].Time.Offset.TotalHours | Should -Be 9
    }

    It 'shows a new one first' {
        $null = Invoke-Act $simulator @{ action = 'sms'; from = '01098765432'; to = '07012340001'; text = '새 메시지' }
        $newest = Get-TelMessage -First 1
        $newest.Text | Should -Be '새 메시지'
        $newest.From | Should -Be '01098765432'
    }

    It 'pages and filters' {
        (Get-TelMessage -Skip 20).Count | Should -Be 3
        $third = (Get-TelMessage)[2]
        (Get-TelMessage -Number $third.From).Time | Should -Contain $third.Time
        @(Get-TelMessage -First 0 -IncludeTotalCount) | Should -Be 23
    }
}

Describe 'Get-TelUser' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'shows the account, and how its line is forwarded' {
        $user = Get-TelUser
        $user | Should -BeOfType TelephonyOps.User
        $user.Id, $user.Number | Should -Be '07012340001', '07012340001'
        $user.Extension | Should -Be '854'
        $user.Name | Should -Not -BeNullOrEmpty
        $user.Forward.Enabled | Should -BeFalse
        Set-TelForward '01055556666'
        (Get-TelUser).Forward.To | Should -Be '01055556666'
    }
}

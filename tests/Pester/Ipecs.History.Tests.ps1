BeforeAll {
    . $PSScriptRoot/IpecsCommon.ps1
    $simulator = Start-TelSimulator -Provider Ipecs -Setting @{ 'smdr-rows' = 1200 }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Get-TelCallHistory' {
    BeforeAll { $session = Reset-Box $simulator }

    It 'gives every record once, newest first' {
        $rows = @(Get-TelCallHistory)
        $rows.Count | Should -Be 1200
        ($rows.Id | Select-Object -Unique).Count | Should -Be 1200
        $rows.Id | Should -Be (1200..1)
    }

    It 'types what a record says' {
        $row = Get-TelCallHistory -Filter @{ Direction = 'O' } -First 1
        $row | Should -BeOfType TelephonyOps.CallRecord
        $row.Direction | Should -Be 'Outbound'
        $row.StartTime.Offset.TotalHours | Should -Be 9
        $row.Duration | Should -BeOfType timespan
        $row.From | Should -Be $row.Device
        $row.To | Should -Match '^\d+$'
        $row.Extra['CoNumber'] | Should -Match '^\d{3}$'
        $row.RawStatus | Should -Match '^\d+-'
    }

    It 'asks page by page, and for no page more than is wanted' {
        $before = Get-RequestCount $simulator smdr
        @(Get-TelCallHistory -PageSize 100 | Select-Object -First 150).Count | Should -Be 150
        Get-RequestCount $simulator smdr | Should -Be ($before + 5) -Because 'two pages, the count, the lowest and the highest index'
        (Get-TelCallHistory -Skip 10 -First 2).Id | Should -Be '1190', '1189'
    }

    It 'counts when it is asked to' {
        $written = @(Get-TelCallHistory -First 2 -IncludeTotalCount)
        $written[0] | Should -Be 1200
        $written.Count | Should -Be 3
    }

    It 'filters by number with wildcards' {
        $rows = @(Get-TelCallHistory -Number '010*')
        $rows.Count | Should -BeGreaterThan 100
        $rows | Where-Object { $_.From -notlike '010*' -and $_.To -notlike '010*' } | Should -BeNullOrEmpty
        (Measure-TelCallHistory -Number '010*').Count | Should -Be $rows.Count
        $one = Get-TelCallHistory -Number $rows[0].To -First 1
        $one | Should -Not -BeNullOrEmpty
    }

    It 'filters by device, direction and kind' {
        @(Get-TelCallHistory -Device 1003).Device | Select-Object -Unique | Should -Be '1003'
        @(Get-TelCallHistory -Direction Outbound).Direction | Select-Object -Unique | Should -Be 'Outbound'
        @(Get-TelCallHistory -Direction Inbound).Direction | Select-Object -Unique | Should -Be 'Inbound'
        @(Get-TelCallHistory -Kind Internal).Kind | Select-Object -Unique | Should -Be 'Internal'
        (Get-Failure { Get-TelCallHistory -Kind Mobile }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
    }

    It 'filters by time: since is in, until is out' {
        $all = @(Get-TelCallHistory)
        $since, $until = $all[700].StartTime, $all[400].StartTime
        $rows = @(Get-TelCallHistory -Since $since -Until $until)
        $rows.Count | Should -Be @($all | Where-Object { $_.StartTime -ge $since -and $_.StartTime -lt $until }).Count
        $rows[-1].Id | Should -Be $all[700].Id
    }

    It 'takes the vendor''s own query: <Name>' -ForEach @(
        @{ Name = '$or'; Filter = @{ '$or' = @(@{ Index = '5' }, @{ Index = '7' }) }; Ids = '7', '5' }
        @{ Name = '$> and $<='; Filter = @{ '$>' = @{ Index = 5 }; '$<=' = @{ Index = 7 } }; Ids = '7', '6' }
        @{ Name = '$>= and $<'; Filter = @{ '$>=' = @{ Index = 5 }; '$<' = @{ Index = 7 } }; Ids = '6', '5' }
        @{ Name = '$not'; Filter = @{ '$not' = @{ '$>' = @{ Index = 2 } } }; Ids = '2', '1' }
        @{ Name = '$regex'; Filter = @{ '$regex' = @{ Index = '119?' } }; Ids = 1199..1190 }
        @{ Name = '$and'; Filter = @{ '$and' = @(@{ '$>' = @{ Index = 5 } }, @{ '$<' = @{ Index = 7 } }) }; Ids = , '6' }
    ) {
        @(Get-TelCallHistory -Filter $Filter).Id | Should -Be $Ids
        (Measure-TelCallHistory -Filter $Filter).Count | Should -Be @($Ids).Count
    }

    It 'refuses a filter that the language cannot say: <Name>' -ForEach @(
        @{ Name = 'an unknown operator'; Filter = @{ '$near' = @{ Index = 5 } } }
        @{ Name = 'nothing'; Filter = @{ Index = $null } }
        @{ Name = 'a real regular expression'; Filter = @{ '$regex' = @{ Index = '[0-9]+' } } }
        @{ Name = 'a list as a value'; Filter = @{ Index = @(1, 2) } }
        @{ Name = 'an operator without fields'; Filter = @{ '$>' = 5 } }
        @{ Name = 'an empty list'; Filter = @{ '$or' = @() } }
    ) {
        $before = Get-RequestCount $simulator smdr
        foreach ($verb in 'Get', 'Measure') {
            $failure = Get-Failure { & "$verb-TelCallHistory" -Filter $Filter }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
            $failure.CategoryInfo.Category | Should -Be InvalidArgument
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*$not*'
        }
        Get-RequestCount $simulator smdr | Should -Be $before
    }

    It 'is empty, and counts zero, where nothing matches' {
        Get-TelCallHistory -Number '0000000*' | Should -BeNullOrEmpty
        $counted = Measure-TelCallHistory -Number '0000000*'
        $counted | Should -BeOfType TelephonyOps.CallStatistics
        $counted.Count | Should -Be 0
    }
}

Describe 'A system with other settings' {
    It 'has other names and dates' {
        $session = Reset-Box $simulator
        $null = Send-Control $simulator set @{ 'smdr-number1-name' = 'CLI Number'; 'smdr-date' = 'yyyy/MM/dd HH:mm'; 'smdr-numbers' = 'json'; 'smdr-max-count' = '70' }
        $rows = @(Get-TelCallHistory -Number '010*' -First 100)
        $rows.Count | Should -Be 100
        $rows | Where-Object { $_.From -notlike '010*' -and $_.To -notlike '010*' } | Should -BeNullOrEmpty
        $rows[0].StartTime.Year | Should -BeIn 2025, 2026
    }
}

Describe 'A listing that breaks off' {
    It 'ends in an error after page <_>, not in a short success' -ForEach 1, 2 {
        $page = $_
        $session = Reset-Box $simulator
        $ErrorActionPreference = 'Continue'
        $rows = [System.Collections.Generic.List[object]]::new()
        $failure = $null
        try {
            Get-TelCallHistory -PageSize 400 -ErrorAction Stop | ForEach-Object {
                $rows.Add($_)
                if ($rows.Count -eq $page * 400) { Add-Fault $simulator @{ operation = 'smdr'; kind = 'drop-before'; count = -1 } }
            }
        }
        catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*'
        $failure.Exception.MayHaveTakenEffect | Should -BeFalse
        $rows.Count | Should -Be ($page * 400)

        # It goes on where it broke off.
        $null = Send-Control $simulator fault -Method Delete
        $failure.ErrorDetails.RecommendedAction | Should -Match "-Skip $($page * 400)\b"
        @(Get-TelCallHistory -PageSize 400 -Skip ($page * 400)).Id | Should -Be ((1200 - $page * 400)..1)
    }

    It 'gives no record twice and leaves none out while new ones come' {
        $session = Reset-Box $simulator
        $ids = Get-TelCallHistory -PageSize 100 | ForEach-Object {
            if ([long] $_.Id % 100 -eq 0) { $null = Invoke-Act $simulator @{ action = 'smdr'; station = '1003'; number = '01099998888'; direction = 'O'; seconds = 1 } }
            $_.Id
        }
        $ids | Should -Be (1200..1)
        (Get-TelCallHistory -First 1).Id | Should -Be '1212'
    }
}

Describe 'Remove-TelCallHistory' {
    BeforeEach { $session = Reset-Box $simulator }

    It 'removes what the filter matches, and nothing else' {
        Remove-TelCallHistory -Filter @{ '$or' = @(@{ Index = '5' }, @{ Index = '7' }) } -Confirm:$false | Should -BeNullOrEmpty
        (Get-ControlState $simulator).state.records | Should -Be 1198
        @(Get-TelCallHistory | Select-Object -Last 6).Id | Should -Be '8', '6', '4', '3', '2', '1'
    }

    It 'removes by number' {
        $count = (Measure-TelCallHistory -Number '010*').Count
        Remove-TelCallHistory -Number '010*' -Confirm:$false
        (Measure-TelCallHistory).Count | Should -Be (1200 - $count)
        (Measure-TelCallHistory -Number '010*').Count | Should -Be 0
    }

    It 'never removes everything: <_>' -ForEach '', '-Filter @{}', '-Scope Own' {
        $failure = Get-Failure ([scriptblock]::Create("Remove-TelCallHistory $_ -Confirm:`$false"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        Get-RequestCount $simulator smdr-delete | Should -Be 0
        (Get-ControlState $simulator).state.records | Should -Be 1200
    }

    It 'asks first, and does nothing with -WhatIf' {
        (Get-Command Remove-TelCallHistory).ImplementingType.GetCustomAttributes($true).Where{ $_ -is [System.Management.Automation.CmdletAttribute] }.ConfirmImpact | Should -Be 'High'
        Remove-TelCallHistory -Number '010*' -WhatIf
        (Get-ControlState $simulator).state.records | Should -Be 1200
    }

    It 'speaks the other printed form where the system wants it' {
        $null = Send-Control $simulator set @{ 'smdr-delete-body' = 'json' }
        Remove-TelCallHistory -Filter @{ Index = '5' } -Confirm:$false
        (Get-ControlState $simulator).state.records | Should -Be 1199
    }

    It 'is done once when its answer is lost' {
        Add-Fault $simulator @{ operation = 'smdr-delete'; kind = 'drop-after' }
        $failure = Get-Failure { Remove-TelCallHistory -Filter @{ Index = '5' } -Confirm:$false }
        $failure.Exception.MayHaveTakenEffect | Should -BeTrue
        Get-HandledCount $simulator smdr-delete | Should -Be 1
        (Get-ControlState $simulator).state.records | Should -Be 1199
    }
}

Describe 'An account without call records' {
    It 'is told so: <_>' -ForEach 'Get-TelCallHistory', 'Measure-TelCallHistory', 'Remove-TelCallHistory -Number 010* -Confirm:$false' {
        $session = Reset-Box $simulator cti
        $failure = Get-Failure ([scriptblock]::Create($_))
        $failure.FullyQualifiedErrorId | Should -BeLike 'Permission,Ipecs.3,*'
        $failure.CategoryInfo.Category | Should -Be PermissionDenied
    }
}

# What holds for each of the 15 DCS operations alike, through the command that reaches it.
BeforeDiscovery {
    $operations = & $PSScriptRoot/DcsOperations.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $small = @{ days = 2; 'rows-per-day' = 3; 'recordings-per-day' = 3; contacts = 3; 'recording-bytes' = 5000; 'download-spacing-ms' = 0 }
    $simulator = Start-TelSimulator -Provider Dcs -NoTls -Setting $small

    function Initialize-Operation($Operation, $Session) {
        if ($Operation.NeedsCall) { $null = Invoke-TelDial -Session $Session -To '01099998888' }
        if ($Operation.First) { $null = & $Operation.First $Session }
        if ($Operation.NeedsRecording) { (Get-TelRecording -Session $Session -Since '2026-01-01' -Until '2026-01-01 23:00' -First 1).FileName }
    }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'The DCS contract' {
    It 'lists these 15 operations and no other' {
        $operations = & $PSScriptRoot/DcsOperations.ps1
        (Get-TelCapability -Provider Dcs).Operations | Sort-Object -Unique | Should -Be ($operations.Name | Sort-Object)
    }
}

Describe 'DCS <Name>' -ForEach $operations {
    BeforeEach {
        $operation = $_
        $session = Reset-Line $simulator
        $recording = Initialize-Operation $operation $session
        $requests = Get-RequestCount $simulator $operation.Name
        $handled = Get-HandledCount $simulator $operation.Name
    }

    It 'is asked for once and done once' {
        $null = & $operation.Run $session $recording
        Get-RequestCount $simulator $operation.Name | Should -Be ($requests + 1)
        Get-HandledCount $simulator $operation.Name | Should -Be ($handled + 1)
        (Get-ControlState $simulator).violations | Should -BeNullOrEmpty
    }

    It 'turns each documented code into its error and does nothing' {
        $expected = [ordered] @{
            '1002' = 'InvalidArgument', 'InvalidArgument'; '1003' = 'Authentication', 'AuthenticationError'; '1004' = 'Authentication', 'AuthenticationError'
            '2002' = 'Permission', 'PermissionDenied'
            '4001' = if ($operation.NoData -eq 'FileMissing') { 'InvalidArgument', 'InvalidArgument' } else { 'NotSupported', 'NotImplemented' }
        }
        if ($operation.NoData -eq 'FileMissing') { $expected['5001'] = 'Permission', 'PermissionDenied'; $expected['5002'] = 'NotFound', 'ObjectNotFound' }
        if ($operation.NoData -in 'FileMissing', 'NotFound') { $expected['4002'] = 'NotFound', 'ObjectNotFound' }
        if ($operation.NoData -eq 'NoActiveCall') { $expected['4004'] = 'NoActiveCall', 'InvalidOperation' }
        foreach ($code in $expected.Keys) {
            $kind, $category = $expected[$code]
            Add-Fault $simulator @{ operation = $operation.Name; kind = 'code'; code = $code; message = "WORDS $code" }

            $failure = Get-Failure { & $operation.Run $session $recording }

            $failure.FullyQualifiedErrorId | Should -BeLike "$kind,Dcs.$code,*Command"
            $failure.CategoryInfo.Category | Should -Be $category
            $failure.Exception | Should -BeOfType TelephonyOps.TelephonyException
            $failure.Exception.VendorText | Should -BeLike "*WORDS $code*"
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failure.TargetObject | Should -Not -BeNullOrEmpty
        }
        Get-RequestCount $simulator $operation.Name | Should -Be ($requests + $expected.Count) -Because 'a refusal is not asked for again'
        Get-HandledCount $simulator $operation.Name | Should -Be $handled
    }

    It 'keeps the Korean words that come in place of JSON' {
        Add-Fault $simulator @{ operation = $operation.Name; kind = 'code'; code = 'text'; message = '서비스 점검 중입니다.' }
        $failure = Get-Failure { & $operation.Run $session $recording }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Protocol*,TelephonyOps.Commands.*Command'
        "$($failure.Exception.VendorText) $($failure.Exception.Message)" | Should -BeLike '*서비스 점검 중입니다.*'
        $failure.Exception.MayHaveTakenEffect | Should -Be ($operation.Kind -eq 'Action')
    }
}

Describe '"No data" to DCS <Name>' -ForEach ($operations | Where-Object { $_.NoData -eq 'Empty' }) {
    It 'is an empty result' {
        $session = Reset-Line $simulator
        foreach ($code in '4002', '4004') {
            Add-Fault $simulator @{ operation = $Name; kind = 'code'; code = $code }
            & $Run $session | Should -BeNullOrEmpty
        }
    }
}

# Retries wait a second and more: here all operations wait at the same time, each on a line of its own.
Describe 'A lost DCS connection' {
    BeforeAll {
        $many = Start-TelSimulator -Provider Dcs -NoTls -Setting ($small + @{ accounts = 20 })
        $operations = @(& $PSScriptRoot/DcsOperations.ps1)
        $lines = foreach ($index in 0..14) {
            # The first five accounts are not all of them allowed everything.
            $session = $many | Connect-TelSession -Credential $many.Accounts[$index + 5] -DownloadInterval 0
            $operation = $operations[$index]
            [pscustomobject] @{ Name = $operation.Name; Kind = $operation.Kind; Text = [string] $operation.Run; Session = $session; Recording = Initialize-Operation $operation $session }
        }
        $module = (Resolve-Path (Join-Path $PSScriptRoot '../../TelephonyOps.psd1')).Path

        # Runs every operation once, together, and says of each what came and how often it was asked for and done.
        function Invoke-All([hashtable] $Fault) {
            foreach ($line in $lines) { Add-Fault $many ($Fault + @{ operation = $line.Name; account = $line.Session.Account }) }
            $before = Get-ControlState $many
            $outcomes = $lines | ForEach-Object -ThrottleLimit 15 -Parallel {
                Import-Module $using:module
                $ErrorActionPreference = 'Stop'
                $failure = $null
                try { $null = & ([scriptblock]::Create($_.Text)) $_.Session $_.Recording } catch { $failure = $_ }
                [pscustomobject] @{ Name = $_.Name; Kind = $_.Kind; Failure = $failure }
            }
            $null = Send-Control $many fault -Method Delete
            $after = Get-ControlState $many
            foreach ($outcome in $outcomes) {
                foreach ($counter in 'requests', 'handled') {
                    $was = $before.$counter.PSObject.Properties[$outcome.Name]?.Value ?? 0
                    $is = $after.$counter.PSObject.Properties[$outcome.Name]?.Value ?? 0

                    # Clear-TelForward asks first where calls are forwarded to.
                    $other = if ($outcome.Name -eq 'userinfo') { 1 } else { 0 }
                    $outcome | Add-Member -NotePropertyName $counter -NotePropertyValue ($is - $was - $other)
                }
            }
            $outcomes
        }
    }

    It 'before the operation: a read or a set fails after three attempts, an action after one, nothing is done' {
        $outcomes = @(Invoke-All @{ kind = 'drop-before'; count = -1 })
        $outcomes.Count | Should -Be 15
        foreach ($outcome in $outcomes) {
            $isAction = $outcome.Kind -eq 'Action'
            $outcome.Failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command' -Because $outcome.Name
            $outcome.Failure.CategoryInfo.Category | Should -Be ResourceUnavailable
            $outcome.Failure.Exception.MayHaveTakenEffect | Should -Be $isAction
            $outcome.requests | Should -Be ($isAction ? 1 : 3) -Because $outcome.Name
            $outcome.handled | Should -Be 0 -Because $outcome.Name
        }
    }

    It 'after the operation: a read or a set is repeated and succeeds, an action is done once and says that it may have been' {
        $outcomes = @(Invoke-All @{ kind = 'drop-after' })
        $outcomes.Count | Should -Be 15
        foreach ($outcome in $outcomes) {
            if ($outcome.Kind -eq 'Action') {
                $outcome.Failure.FullyQualifiedErrorId | Should -BeLike 'Unavailable,*Command' -Because $outcome.Name
                $outcome.Failure.Exception.MayHaveTakenEffect | Should -BeTrue
                $outcome.Failure.ErrorDetails.Message | Should -BeLike '*may have taken effect*'
                $outcome.handled | Should -Be 1 -Because $outcome.Name
                $outcome.requests | Should -Be 1 -Because $outcome.Name
            }
            else {
                $outcome.Failure | Should -BeNullOrEmpty -Because $outcome.Name
                $outcome.handled | Should -Be 2 -Because $outcome.Name
            }
        }
        (Get-ControlState $many).violations | Should -BeNullOrEmpty
    }
}

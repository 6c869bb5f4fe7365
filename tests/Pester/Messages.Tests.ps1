BeforeAll {
    . $PSScriptRoot/Common.ps1
    $simulator = Start-TelSimulator -Provider Centrex -NoTls
    $sent = { (Get-Line $simulator).sent }
}

AfterAll {
    Get-TelSession | Disconnect-TelSession
    Get-TelSimulator | Stop-TelSimulator
}

Describe 'Send-TelMessage' {
    BeforeEach { $session = Reset-Line $simulator }

    It 'sends a short text as SMS, and says what is left' {
        $result = Send-TelMessage '010-2222-3333' '안녕하세요'
        $result | Should -BeOfType TelephonyOps.MessageResult
        $result.To | Should -Be '01022223333'
        $result.Type | Should -Be 'Sms'
        $result.ByteCount | Should -Be 10
        $result.Outcome | Should -Be 'Accepted'
        $result.Remaining | Should -Be 499
        & $sent | Should -Be 1
    }

    It 'takes <Bytes> bytes as <Type>' -ForEach @(
        @{ Text = 'a' * 80; Bytes = 80; Type = 'Sms' }
        @{ Text = '가' * 40; Bytes = 80; Type = 'Sms' }
        @{ Text = 'a' * 81; Bytes = 81; Type = 'Lms' }
        @{ Text = '가' * 40 + 'a'; Bytes = 81; Type = 'Lms' }
        @{ Text = '가' * 360; Bytes = 720; Type = 'Lms' }
        @{ Text = "line one`r`nline two & <three> + 100% | ^ 끝"; Bytes = 42; Type = 'Sms' }
    ) {
        $result = Send-TelMessage '01022223333' $Text
        $result.Type | Should -Be $Type
        $result.ByteCount | Should -Be $Bytes
    }

    It 'arrives as it was written' {
        $text = "약속: 3시 @ 본사 & <1층> + 50% | ^ `"따옴표`""
        $null = Send-TelMessage 855 $text
        $received = Get-TelMessage -First 1 -Session ($simulator | Connect-TelSession -Credential $simulator.Accounts[1])
        $received.Text | Should -Be $text
    }

    It 'refuses <Name> before anything is sent' -ForEach @(
        @{ Name = 'an empty text'; Arguments = @{ Text = '' }; Words = '*empty*' }
        @{ Name = 'more than 720 bytes'; Arguments = @{ Text = '가' * 360 + 'a' }; Words = '*721 bytes*LMS*720*' }
        @{ Name = 'an SMS of more than 80'; Arguments = @{ Text = 'a' * 81; Type = 'Sms' }; Words = '*81 bytes*SMS*80*' }
        @{ Name = 'what CP949 cannot carry'; Arguments = @{ Text = 'hello 🎉' }; Words = '*CP949*character 7*' }
    ) {
        $failure = Get-Failure { Send-TelMessage -To '01022223333' @Arguments }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*SendTelMessageCommand'
        $failure.CategoryInfo.Category | Should -Be InvalidArgument
        "$failure" | Should -BeLike $Words
        $failure.TargetObject | Should -Be $Arguments.Text
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-RequestCount $simulator smssend | Should -Be 0
    }

    It 'has no <_>' -ForEach 'Mms', 'Peer' {
        $type = $_
        (Get-Failure { Send-TelMessage '01022223333' hi -Type $type }).FullyQualifiedErrorId | Should -BeLike 'NotSupported,*'
        Get-RequestCount $simulator smssend | Should -Be 0
    }

    It 'refuses a number with letters, and then sends to nobody' {
        $failure = Get-Failure { Send-TelMessage '01022223333', '010abc' hi }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $failure.TargetObject | Should -Be '010abc'
        Get-RequestCount $simulator smssend | Should -Be 0
    }

    It 'refuses a list of unquoted numbers, and asks for quotes' {
        "$(Get-Failure { Send-TelMessage 01022223333, 01033334444 hi })" | Should -BeLike '*quote*'
        Get-RequestCount $simulator smssend | Should -Be 0
    }

    It 'takes one unquoted number as it was typed' {
        (Send-TelMessage 01022223333 hi).To | Should -Be '01022223333'
    }

    It 'reports each receiver, and splits a long list' {
        $numbers = 1..11 | ForEach-Object { '0102222{0:d4}' -f (1000 + $_) }
        $results = Send-TelMessage $numbers hi
        $results.To | Should -Be $numbers
        $results.Outcome | Sort-Object -Unique | Should -Be 'Accepted'
        Get-RequestCount $simulator smssend | Should -Be 2
        $results[-1].Remaining | Should -Be 489
    }

    It 'says of one that was not reached that it failed, in the order of the list' {
        $results = Send-TelMessage '01022221111', '01022220003', '01022223333' hi
        $results.Outcome | Should -Be 'Accepted', 'Failed', 'Accepted'
        & $sent | Should -Be 2
    }

    It 'names the receivers of the request that failed when the quota ran out' {
        $null = Invoke-Act $simulator @{ action = 'quota'; account = '07012340001'; rest = 10 }
        $numbers = 1..12 | ForEach-Object { '0102222{0:d4}' -f (1000 + $_) }
        $results = Send-TelMessage $numbers hi -ErrorVariable failures -ErrorAction SilentlyContinue
        $results.Count | Should -Be 10
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Throttled,Centrex.3004,*'
        $failures[0].CategoryInfo.Category | Should -Be LimitsExceeded
        $failures[0].TargetObject | Should -Be '01022221011,01022221012'
        & $sent | Should -Be 10
    }

    It 'reads receiver and text from a table, by property name' {
        $rows = "Number,Text`n01022221111,하나`n01022222222,둘`n" | ConvertFrom-Csv
        $results = $rows | Send-TelMessage
        $results.To | Should -Be '01022221111', '01022222222'
        $results.ByteCount | Should -Be 4, 2
    }

    It 'goes on with the next row after one that was refused' {
        $rows = "To,Text`n01022221111,하나`nnobody,둘`n01022223333,셋`n" | ConvertFrom-Csv
        $results = $rows | Send-TelMessage -ErrorVariable failures -ErrorAction SilentlyContinue
        $results.To | Should -Be '01022221111', '01022223333'
        $failures[0].TargetObject | Should -Be 'nobody'
    }
}

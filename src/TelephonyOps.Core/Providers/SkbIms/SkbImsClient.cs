namespace TelephonyOps.Providers.SkbIms;

/// <summary>One method a function of the library, with the events that answer it. Whether a result is waited for is the caller's choice.</summary>
sealed class SkbImsClient(SkbImsDesk desk)
{
    public Task<ImsEvent?> AuthSmsAsync(string number, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(number);
        return ActAsync("IMS_AuthSms", ImsEventType.AuthSms, library => library.AuthSms(bytes), timeout, cancellationToken);
    }

    public Task<ImsEvent?> AuthTtsAsync(string number, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(number);
        return ActAsync("IMS_AuthTts", ImsEventType.AuthTts, library => library.AuthTts(bytes), timeout, cancellationToken);
    }

    public Task<ImsEvent?> CreateUserAsync(string userId, Secret password, string number, string authNumber, TimeSpan? timeout, CancellationToken cancellationToken)
        => WithPasswordAsync("IMS_CreateUser", ImsEventType.CreateUser, (library, secret) => library.CreateUser(secret[0], secret[1], secret[2], secret[3]), [userId, password.Reveal(), number, authNumber], timeout, cancellationToken);

    public Task<ImsEvent?> ChgPasswdAsync(string userId, Secret password, string number, string authNumber, TimeSpan? timeout, CancellationToken cancellationToken)
        => WithPasswordAsync("IMS_ChgPasswd", ImsEventType.ChgPasswd, (library, secret) => library.ChgPasswd(secret[0], secret[1], secret[2], secret[3]), [userId, password.Reveal(), number, authNumber], timeout, cancellationToken);

    public Task<ImsEvent?> SetRestAsync(bool away, TimeSpan? timeout, CancellationToken cancellationToken)
        => SetAsync("IMS_SetRest", ImsEventType.SetRest, library => library.SetRest(away ? 1 : 0), timeout, cancellationToken);

    public Task<string> GetRestAsync(CancellationToken cancellationToken) => desk.RestAsync(cancellationToken);

    /// <param name="of">The service that the profile belongs to, under whose number the answer may come.</param>
    public Task<ImsEvent?> GetProfileAsync(ImsService of, string service, string name, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var (first, second) = (ImsText.Bytes(service), ImsText.Bytes(name));

        // Under its own service, EVT_NORMAL is the answer; under IMS_SVC_NORMAL it could be anything, so only EVT_SERVICE_INFO counts there (quirk 36).
        var expectation = new ImsExpectation(of, ImsEventType.Normal, ImsEventType.ServiceInfo) { Also = ImsService.Normal };
        return desk.RunAsync(new ImsCall("IMS_GetProfile", expectation, library => library.GetProfile(first, second)), timeout, false, cancellationToken);
    }

    public Task<ImsEvent?> QrySubDnListAsync(TimeSpan? timeout, CancellationToken cancellationToken)
        => SetAsync("IMS_QrySubDnList", ImsEventType.SubsDnQry, library => library.QrySubDnList(), timeout, cancellationToken);

    public Task<ImsEvent?> QryMonDnListAsync(CancellationToken cancellationToken)
        => SetAsync("IMS_QryMonDnList", ImsEventType.MonDnQry, library => library.QryMonDnList(), null, cancellationToken);

    public Task<ImsEvent?> AddMonDnAsync(string number, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(number);
        return SetAsync("IMS_AddMonDn", ImsEventType.MonDnAdd, library => library.AddMonDn(bytes), null, cancellationToken, number);
    }

    public Task<ImsEvent?> DelMonDnAsync(string number, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(number);
        return SetAsync("IMS_DelMonDn", ImsEventType.MonDnDel, library => library.DelMonDn(bytes), null, cancellationToken, number);
    }

    public Task<ImsEvent?> CnfrStartAsync(IReadOnlyList<string> callees, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var bytes = List(callees);
        var expectation = new ImsExpectation(ImsService.Conference, ImsEventType.StartService) { IsAction = true, Ends = [ImsEventType.StopService] };
        return desk.RunAsync(new ImsCall("IMS_Cnfr_Start", expectation, library => library.CnfrStart(bytes, 0)) { AllowsPartial = true }, timeout, noWait, cancellationToken);
    }

    public Task<ImsEvent?> CnfrStopAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_Cnfr_Stop", ImsService.Conference, ImsEventType.StopService, library => library.CnfrStop(), timeout, noWait, cancellationToken);

    /// <param name="isComplete">Whether every member was told of: nothing marks the last.</param>
    public Task<List<ImsEvent>> CnfrCallStatusAsync(TimeSpan? timeout, Func<List<ImsEvent>, bool> isComplete, CancellationToken cancellationToken)
        => desk.CollectAsync(new ImsCall("IMS_Cnfr_CallStatus", new ImsExpectation(ImsService.Conference, ImsEventType.CallStatus) { OnePerNumber = true }, library => library.CnfrCallStatus()),
            timeout, TimeSpan.FromMilliseconds(300), isComplete, cancellationToken);

    public Task<List<ImsEvent>> CnfrAddAsync(IReadOnlyList<string> callees, TimeSpan? timeout, CancellationToken cancellationToken)
        => desk.CollectAsync(Add(callees), timeout, TimeSpan.FromSeconds(2), items => callees.All(callee => items.Exists(item => ImsExpectation.Plain(item.Dn1) == callee)), cancellationToken);

    public Task<ImsEvent?> CnfrAddNoWaitAsync(IReadOnlyList<string> callees, CancellationToken cancellationToken) => desk.RunAsync(Add(callees), null, true, cancellationToken);

    public Task<ImsEvent?> CnfrDelAsync(string callee, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(callee);
        var expectation = new ImsExpectation(ImsService.Conference, ImsEventType.PtpntExpel) { IsAction = true, Numbers = [callee], NumberOf = item => item.Dn1 };
        return desk.RunAsync(new ImsCall("IMS_Cnfr_Del", expectation, library => library.CnfrDel(bytes)), timeout, noWait, cancellationToken);
    }

    /// <param name="record">0 none, 1 all, 2 on request.</param>
    public Task<ImsEvent?> ClickCallStartAsync(string to, int record, bool autoAnswer, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(to);
        var expectation = new ImsExpectation(ImsService.ClickCall, ImsEventType.StartService)
        {
            IsAction = true,
            Ends = [ImsEventType.StopService],
            Numbers = [to],
            NumberOf = item => item.Dn2,
        };
        return desk.RunAsync(new ImsCall("IMS_ClickCall_Start", expectation, library => library.ClickCallStart(bytes, record, 1, autoAnswer ? 0 : 1)), timeout, noWait, cancellationToken);
    }

    public Task<ImsEvent?> ClickCallStopAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_ClickCall_Stop", ImsService.ClickCall, ImsEventType.StopService, library => library.ClickCallStop(), timeout, noWait, cancellationToken);

    public Task<ImsEvent?> ClickCallStartRecordAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_ClickCall_StartRecord", ImsService.ClickCall, ImsEventType.StartRecord, library => library.ClickCallStartRecord(), timeout, noWait, cancellationToken);

    public Task<ImsEvent?> ClickCallStopRecordAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_ClickCall_StopRecord", ImsService.ClickCall, ImsEventType.StopRecord, library => library.ClickCallStopRecord(), timeout, noWait, cancellationToken);

    public Task<ImsEvent?> ClickCallCallStatusAsync(CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall("IMS_ClickCall_CallStatus", new ImsExpectation(ImsService.ClickCall, ImsEventType.CallStatus), library => library.ClickCallCallStatus()), null, false, cancellationToken);

    public Task<ImsEvent?> SendSmsAsync(IReadOnlyList<string> callees, string text, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var (list, message) = (List(callees), ImsText.Bytes(text));
        return desk.RunAsync(Message("IMS_SendSms", ImsService.SendSms, callees, library => library.SendSms(list, message)), timeout, noWait, cancellationToken);
    }

    public Task<ImsEvent?> SendMmsAsync(IReadOnlyList<string> callees, string text, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var (list, message) = (List(callees), ImsText.Bytes(text));
        return desk.RunAsync(Message("IMS_SendMms", ImsService.SendMms, callees, library => library.SendMms(list, message)), timeout, noWait, cancellationToken);
    }

    public static ImsCall TtsRs(string caller, IReadOnlyList<string> callees, string digits, string text)
    {
        var (name, list, dtmf, message) = (ImsText.Bytes(caller), List(callees), ImsText.Bytes(digits), ImsText.Bytes(text));
        return Speech("IMS_TtsRs", ImsService.TtsRs, callees, library => library.TtsRs(name, list, dtmf, 1, message));
    }

    public static ImsCall TtsMsg(string caller, IReadOnlyList<string> callees, string text)
    {
        var (name, list, message) = (ImsText.Bytes(caller), List(callees), ImsText.Bytes(text));
        return Speech("IMS_TtsMsg", ImsService.TtsMsg, callees, library => library.TtsMsg(name, list, 1, message));
    }

    public static ImsCall TtsAuth(string callee, string code)
    {
        var (number, spoken) = (ImsText.Bytes(callee), ImsText.Bytes(code));
        return Speech("IMS_TtsAuth", ImsService.TtsAuth, [callee], library => library.TtsAuth(number, spoken));
    }

    public Task<ImsEvent?> CallForwardGetAsync(CancellationToken cancellationToken)
        => ForwardAsync("IMS_CallForward_Get", library => library.CallForwardGet(), cancellationToken);

    public Task<ImsEvent?> CallForwardRegAsync(string type, string number, CancellationToken cancellationToken)
    {
        var (kind, target) = (ImsText.Bytes(type), ImsText.Bytes(number));
        return ForwardAsync("IMS_CallForward_Reg", library => library.CallForwardReg(kind, target), cancellationToken);
    }

    public Task<ImsEvent?> CallForwardRelAsync(string type, CancellationToken cancellationToken)
    {
        var kind = ImsText.Bytes(type);
        return ForwardAsync("IMS_CallForward_Rel", library => library.CallForwardRel(kind), cancellationToken);
    }

    public Task<ImsEvent?> TermRecStartAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_TermRec_Start", ImsService.TermRec, ImsEventType.StartRecord, library => library.TermRecStart(), timeout, noWait, cancellationToken);

    public Task<ImsEvent?> TermRecStopAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_TermRec_Stop", ImsService.TermRec, ImsEventType.StopRecord, library => library.TermRecStop(), timeout, noWait, cancellationToken);

    public Task<ImsEvent?> TermRecCallStatusAsync(CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall("IMS_TermRec_CallStatus", new ImsExpectation(ImsService.TermRec, ImsEventType.CallStatus), library => library.TermRecCallStatus()), null, false, cancellationToken);

    public Task<ImsEvent?> TermRecStopServiceAsync(TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => ServiceAsync("IMS_TermRec_StopService", ImsService.TermRec, ImsEventType.StopService, library => library.TermRecStopService(), timeout, noWait, cancellationToken);

    /// <param name="display">0 the original number, 1 the own one.</param>
    public Task<ImsEvent?> CallTransferStartAsync(string to, int display, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
    {
        var bytes = ImsText.Bytes(to);

        // 2.25.1: EVT_REQUEST_SERVICE says that the request was begun, EVT_START_SERVICE how it went.
        var expectation = new ImsExpectation(ImsService.CallTransfer, ImsEventType.StartService) { IsAction = true, Ends = [ImsEventType.StopService], FailsBy = [ImsEventType.RequestService] };
        return desk.RunAsync(new ImsCall("IMS_CallTransfer_Start", expectation, library => library.CallTransferStart(bytes, display)), timeout, noWait, cancellationToken);
    }

    public Task<ImsEvent?> CallPickupStartAsync(bool autoAnswer, int display, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall("IMS_CallPickup_Start", new ImsExpectation(ImsService.CallPickup, ImsEventType.StartService, ImsEventType.StopService) { IsAction = true },
            library => library.CallPickupStart(autoAnswer ? 0 : 1, display)), timeout, noWait, cancellationToken);

    /// <summary>Several callees as one argument (2.10.1).</summary>
    static byte[] List(IReadOnlyList<string> callees) => ImsText.Bytes(string.Join('|', callees));

    static ImsCall Add(IReadOnlyList<string> callees)
    {
        var bytes = List(callees);
        var expectation = new ImsExpectation(ImsService.Conference, ImsEventType.PtpntAdd) { IsAction = true, OnePerNumber = true, Numbers = callees, NumberOf = item => item.Dn1 };
        return new ImsCall("IMS_Cnfr_Add", expectation, library => library.CnfrAdd(bytes)) { AllowsPartial = true };
    }

    static ImsCall Message(string function, ImsService service, IReadOnlyList<string> callees, Func<IImsLibrary, int> invoke)
    {
        // The sample reads no number out of the result; where there is one, it must be one of ours.
        var expectation = new ImsExpectation(service, ImsEventType.Normal) { IsAction = true, Numbers = callees, NumberOf = item => item.Dn2.Contains('|', StringComparison.Ordinal) ? "" : item.Dn2 };
        return new ImsCall(function, expectation, invoke) { AllowsPartial = true };
    }

    static ImsCall Speech(string function, ImsService service, IReadOnlyList<string> callees, Func<IImsLibrary, int> invoke)
        => new(function, new ImsExpectation(service, ImsEventType.StopService)
        {
            IsAction = true,
            Progress = [ImsEventType.StartService, ImsEventType.Answer],
            Numbers = callees,
            NumberOf = item => item.Type == ImsEventType.Answer ? item.Dn1 : "",
        }, invoke)
        { AllowsPartial = true };

    Task<ImsEvent?> ActAsync(string function, ImsEventType result, Func<IImsLibrary, int> invoke, TimeSpan? timeout, CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall(function, new ImsExpectation(ImsService.Normal, result) { IsAction = true }, invoke), timeout, false, cancellationToken);

    /// <summary>A read, or a setting that leaves the same when it is set twice.</summary>
    Task<ImsEvent?> SetAsync(string function, ImsEventType result, Func<IImsLibrary, int> invoke, TimeSpan? timeout, CancellationToken cancellationToken, params string[] numbers)
        => desk.RunAsync(new ImsCall(function, new ImsExpectation(ImsService.Normal, result) { Numbers = numbers, NumberOf = item => item.Info }, invoke), timeout, false, cancellationToken);

    Task<ImsEvent?> ServiceAsync(string function, ImsService service, ImsEventType result, Func<IImsLibrary, int> invoke, TimeSpan? timeout, bool noWait, CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall(function, new ImsExpectation(service, result) { IsAction = true }, invoke), timeout, noWait, cancellationToken);

    Task<ImsEvent?> ForwardAsync(string function, Func<IImsLibrary, int> invoke, CancellationToken cancellationToken)
        => desk.RunAsync(new ImsCall(function, new ImsExpectation(ImsService.CallFwd, ImsEventType.Normal, ImsEventType.ServiceInfo), invoke), null, false, cancellationToken);

    async Task<ImsEvent?> WithPasswordAsync(string function, ImsEventType result, Func<IImsLibrary, byte[][], int> invoke, string[] texts, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bytes = Array.ConvertAll(texts, ImsText.Bytes);
        try
        {
            return await ActAsync(function, result, library => invoke(library, bytes), timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Array.ForEach(bytes, Array.Clear);
        }
    }
}

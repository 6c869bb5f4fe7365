/*
 * SKB_OpenAPI_IMS as a shared library: the exports and structs of the document, chapter 2. Every call goes over a loopback
 * connection to the simulator, which holds all state. The port is compiled in: a library belongs to one run.
 *
 * Request:  u32 length, u8 concurrent, u64 thread, text function, u8 count + texts, u8 count + i32 numbers, u32 size of the struct
 * Answer:   i32 result, u32 length, bytes of the struct
 * A text is u32 length and bytes. Both ends are one machine, so numbers are as the machine has them.
 * IMS_GetEvent asks for several events at once and hands them out one by one, so that a full queue costs few round trips.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

#define EXPORT __attribute__((visibility("default")))

enum {
    NO_EVENT = -1,
    EVT_DISCONNECTED = 0x0102,
    SERVICE_NORMAL = IMS_SERVICE_NORMAL,
    DISP_CONNECT_FAIL = 0x8010,
    HOST_CONNECT_FAIL = 0x8011,
    HOST_NOT_CONNECTED = 0x8014,
    BATCH = 64
};

#pragma pack(push, 1)
typedef struct {
    char version[16];
} VersionInfo;

typedef struct {
    char rest[8];
} RestInfo;

typedef struct {
    int32_t service;
    int32_t type;
    int32_t result;
    char dn1[32];
    char dn2[32];
    char ext[1024];
} EventMessage;
#pragma pack(pop)

static pthread_mutex_t s_lock = PTHREAD_MUTEX_INITIALIZER;
static int s_inside;
static int s_socket = -1;
/* The simulator went away while it was connected, and nobody has been told. */
static int s_lost;
/* Bytes of the struct in the last answer. */
static uint32_t s_filled;
static EventMessage s_batch[BATCH];
static uint32_t s_batch_next, s_batch_count;

static void put(char **at, const void *bytes, size_t length)
{
    if (length > 0)
        memcpy(*at, bytes, length);
    *at += length;
}

static void put_text(char **at, const char *text)
{
    uint32_t length = text ? (uint32_t)strlen(text) : 0;
    put(at, &length, sizeof length);
    put(at, text, length);
}

static int send_all(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(s_socket, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return 0;
        bytes += sent;
        length -= (size_t)sent;
    }
    return 1;
}

static int receive_all(char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t received = recv(s_socket, bytes, length, 0);
        if (received <= 0)
            return 0;
        bytes += received;
        length -= (size_t)received;
    }
    return 1;
}

static void hang_up(void)
{
    if (s_socket >= 0)
        close(s_socket);
    s_socket = -1;
}

static int connected(void)
{
    struct sockaddr_in address;
    int on = 1;

    if (s_socket >= 0)
        return 1;
    s_socket = socket(AF_INET, SOCK_STREAM, 0);
    if (s_socket < 0)
        return 0;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons(IMS_PORT);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(s_socket, (struct sockaddr *)&address, sizeof address) != 0) {
        hang_up();
        return 0;
    }
    setsockopt(s_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return 1;
}

static int exchange(const char *frame, size_t length, void *structure, uint32_t size, int32_t *result)
{
    uint32_t filled;

    return connected()
        && send_all(frame, length)
        && receive_all((char *)result, sizeof *result)
        && receive_all((char *)&filled, sizeof filled)
        && filled <= size
        && receive_all(structure, filled)
        && (s_filled = filled, 1);
}

static int32_t call(const char *function, int texts, const char **text, int numbers, const int32_t *number, void *structure, uint32_t size)
{
    size_t room = 64 + strlen(function) + (size_t)numbers * sizeof *number;
    int32_t result = HOST_NOT_CONNECTED;
    uint8_t concurrent = __sync_fetch_and_add(&s_inside, 1) > 0;
    uint64_t thread = (uint64_t)(uintptr_t)pthread_self();
    uint8_t count;
    uint32_t length;
    char *frame, *at;
    int index, was_connected;

    for (index = 0; index < texts; index++)
        room += sizeof length + (text[index] ? strlen(text[index]) : 0);
    frame = malloc(room);
    if (frame) {
        at = frame + sizeof length;
        put(&at, &concurrent, sizeof concurrent);
        put(&at, &thread, sizeof thread);
        put_text(&at, function);
        count = (uint8_t)texts;
        put(&at, &count, sizeof count);
        for (index = 0; index < texts; index++)
            put_text(&at, text[index]);
        count = (uint8_t)numbers;
        put(&at, &count, sizeof count);
        put(&at, number, (size_t)numbers * sizeof *number);
        put(&at, &size, sizeof size);
        length = (uint32_t)(at - frame - sizeof length);
        memcpy(frame, &length, sizeof length);

        pthread_mutex_lock(&s_lock);
        was_connected = s_socket >= 0;
        if (!exchange(frame, (size_t)(at - frame), structure, size, &result)) {
            hang_up();
            s_lost |= was_connected;
            result = HOST_NOT_CONNECTED;
        }
        pthread_mutex_unlock(&s_lock);
        free(frame);
    }
    __sync_fetch_and_sub(&s_inside, 1);
    return result;
}

static void forget_events(void)
{
    s_lost = 0;
    s_batch_next = s_batch_count = 0;
}

__attribute__((destructor)) static void unload(void)
{
    hang_up();
}

#define PLAIN(name) \
    EXPORT int name(void) { return call(#name, 0, NULL, 0, NULL, NULL, 0); }

#define TEXTS1(name) \
    EXPORT int name(const char *a) { const char *t[] = { a }; return call(#name, 1, t, 0, NULL, NULL, 0); }

#define TEXTS2(name) \
    EXPORT int name(const char *a, const char *b) { const char *t[] = { a, b }; return call(#name, 2, t, 0, NULL, NULL, 0); }

#define TEXTS4(name) \
    EXPORT int name(const char *a, const char *b, const char *c, const char *d) \
    { const char *t[] = { a, b, c, d }; return call(#name, 4, t, 0, NULL, NULL, 0); }

EXPORT int IMS_Init(const char *app_key)
{
    const char *texts[] = { app_key };
    int32_t result = call("IMS_Init", 1, texts, 0, NULL, NULL, 0);

    forget_events();
    return result == HOST_NOT_CONNECTED ? DISP_CONNECT_FAIL : result;
}

EXPORT int IMS_Close(void)
{
    call("IMS_Close", 0, NULL, 0, NULL, NULL, 0);
    forget_events();
    return 0;
}

EXPORT int IMS_GetVersion(VersionInfo *version)
{
    return call("IMS_GetVersion", 0, NULL, 0, NULL, version, sizeof *version);
}

TEXTS2(IMS_Login)
PLAIN(IMS_Logout)
TEXTS1(IMS_AuthSms)
TEXTS1(IMS_AuthTts)
TEXTS4(IMS_CreateUser)
TEXTS4(IMS_ChgPasswd)

EXPORT int IMS_GetEvent(EventMessage *message)
{
    int32_t result = 0;

    if (s_batch_next == s_batch_count) {
        s_batch_next = s_batch_count = 0;
        result = s_lost || s_socket < 0 ? HOST_NOT_CONNECTED : call("IMS_GetEvent", 0, NULL, 0, NULL, s_batch, sizeof s_batch);
        if (result == 0)
            s_batch_count = s_filled / sizeof *message;
    }
    if (s_batch_next < s_batch_count) {
        *message = s_batch[s_batch_next++];
        return 0;
    }
    if (result != HOST_NOT_CONNECTED)
        return result;
    if (!s_lost)
        return NO_EVENT;
    s_lost = 0;
    memset(message, 0, sizeof *message);
    message->service = SERVICE_NORMAL;
    message->type = EVT_DISCONNECTED;
    message->result = HOST_CONNECT_FAIL;
    return 0;
}

EXPORT int IMS_SetRest(int flag)
{
    return call("IMS_SetRest", 0, NULL, 1, (int32_t[]){ flag }, NULL, 0);
}

EXPORT int IMS_GetRest(RestInfo *rest)
{
    return call("IMS_GetRest", 0, NULL, 0, NULL, rest, sizeof *rest);
}

TEXTS2(IMS_GetProfile)
PLAIN(IMS_QrySubDnList)
PLAIN(IMS_QryMonDnList)
TEXTS1(IMS_AddMonDn)
TEXTS1(IMS_DelMonDn)

EXPORT int IMS_Cnfr_Start(const char *callee, int event_flag)
{
    return call("IMS_Cnfr_Start", 1, &callee, 1, (int32_t[]){ event_flag }, NULL, 0);
}

PLAIN(IMS_Cnfr_Stop)
PLAIN(IMS_Cnfr_CallStatus)
TEXTS1(IMS_Cnfr_Add)
TEXTS1(IMS_Cnfr_Del)

EXPORT int IMS_ClickCall_Start(const char *number, int record_flag, int event_flag, int auto_answer_flag)
{
    return call("IMS_ClickCall_Start", 1, &number, 3, (int32_t[]){ record_flag, event_flag, auto_answer_flag }, NULL, 0);
}

PLAIN(IMS_ClickCall_Stop)
PLAIN(IMS_ClickCall_StartRecord)
PLAIN(IMS_ClickCall_StopRecord)
PLAIN(IMS_ClickCall_CallStatus)
TEXTS2(IMS_SendSms)

EXPORT int IMS_TtsRs(const char *user_name, const char *callee, const char *dtmf, int event_flag, const char *message)
{
    const char *texts[] = { user_name, callee, dtmf, message };
    return call("IMS_TtsRs", 4, texts, 1, (int32_t[]){ event_flag }, NULL, 0);
}

EXPORT int IMS_TtsMsg(const char *user_name, const char *callee, int event_flag, const char *message)
{
    const char *texts[] = { user_name, callee, message };
    return call("IMS_TtsMsg", 3, texts, 1, (int32_t[]){ event_flag }, NULL, 0);
}

TEXTS2(IMS_TtsAuth)
PLAIN(IMS_CallForward_Get)
TEXTS2(IMS_CallForward_Reg)
TEXTS1(IMS_CallForward_Rel)
PLAIN(IMS_TermRec_Start)
PLAIN(IMS_TermRec_Stop)
PLAIN(IMS_TermRec_CallStatus)
PLAIN(IMS_TermRec_StopService)

EXPORT int IMS_CallTransfer_Start(const char *number, int display_type)
{
    return call("IMS_CallTransfer_Start", 1, &number, 1, (int32_t[]){ display_type }, NULL, 0);
}

EXPORT int IMS_CallPickup_Start(int auto_answer_flag, int display_type)
{
    return call("IMS_CallPickup_Start", 0, NULL, 2, (int32_t[]){ auto_answer_flag, display_type }, NULL, 0);
}

TEXTS2(IMS_SendMms)

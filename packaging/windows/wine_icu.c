/* Stand-in under wine, for tests only and never shipped, for icuuc.dll, which Windows 10 has and wine lacks: no text codecs beyond
   Qt's own. x86_64-w64-mingw32-gcc -O1 -shared -nostdlib -fno-builtin -e _DllMainCRTStartup -o icuuc.dll wine_icu.c */
#define GIVEN __declspec(dllexport)
typedef int Error;
GIVEN void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
GIVEN void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
GIVEN void ucnv_cbFromUWriteUChars(void) {}
GIVEN void ucnv_cbToUWriteUChars(void) {}
GIVEN void ucnv_close(void *codec) {}
GIVEN int ucnv_countAvailable(void) { return 0; }
GIVEN int ucnv_fromUCountPending(void *codec, Error *error) { return 0; }
GIVEN void ucnv_fromUnicode(void) {}
GIVEN const char *ucnv_getAvailableName(int at) { return 0; }
GIVEN void ucnv_getFromUCallBack(void) {}
GIVEN char ucnv_getMaxCharSize(void *codec) { return 1; }
GIVEN const char *ucnv_getName(void *codec, Error *error) { *error = 1; return 0; }
GIVEN const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) { *error = 1; return 0; }
GIVEN void ucnv_getToUCallBack(void) {}
GIVEN void *ucnv_open(const char *name, Error *error) { *error = 4; return 0; }
GIVEN void ucnv_reset(void *codec) {}
GIVEN void ucnv_setFromUCallBack(void) {}
GIVEN void ucnv_setToUCallBack(void) {}
GIVEN int ucnv_toUCountPending(void *codec, Error *error) { return 0; }
GIVEN void ucnv_toUnicode(void) {}
int _DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }

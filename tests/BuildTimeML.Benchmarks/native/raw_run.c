#include <stddef.h>
#include <stdint.h>

typedef void* (*ort_run)(void* session, const void* run_options,
                         const char* const* input_names, const void* const* inputs, size_t input_count,
                         const char* const* output_names, size_t output_count, void** outputs);

struct raw_call {
  ort_run run;
  void* session;
  const char* const* input_names;
  const void* const* inputs;
  const char* const* output_names;
  void** outputs;
};

#if defined(_WIN32)
__declspec(dllexport)
#endif
/* Runs a model with one input and one output `count` times. Returns the first error (an OrtStatus*), or NULL. */
void* raw_run(const struct raw_call* call, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    void* status = call->run(call->session, NULL, call->input_names, call->inputs, 1, call->output_names, 1, call->outputs);
    if (status != NULL) {
      return status;
    }
  }

  return NULL;
}

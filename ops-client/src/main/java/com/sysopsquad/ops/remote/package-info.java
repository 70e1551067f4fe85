/** What all commands share: whom to ask, the REST API of operations, and what its refusals mean. */
@NullMarked
package com.sysopsquad.ops.remote;

import org.jspecify.annotations.NullMarked;

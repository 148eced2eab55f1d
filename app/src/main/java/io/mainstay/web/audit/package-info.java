/** The audit log as people read it, and the line that every list taken away as a file leaves in it. */
@NullMarked
package io.mainstay.web.audit;

import org.jspecify.annotations.NullMarked;

package io.mainstay.web;

import io.mainstay.platform.FreshDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A journey through the running program in a real browser. Its methods take a {@link Visitor}; a journey fails at its end
 * when the browser complained about anything on the way. Each class begins on a program that nobody has set up: the property
 * keeps it apart from the programs that other tests share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "mainstay.test=journey")
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
@ExtendWith(Visits.class)
public @interface BrowserTest {}

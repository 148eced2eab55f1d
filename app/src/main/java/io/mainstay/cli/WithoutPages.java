package io.mainstay.cli;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The product as verbs use it: everything but what answers over HTTP. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "io.mainstay",
        excludeFilters =
                @Filter(type = FilterType.REGEX, pattern = "io\\.mainstay\\.((web|api|cli)\\..*|Mainstay|.*Test.*)"))
final class WithoutPages {}

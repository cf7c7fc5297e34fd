/** JUnit Jupiter tests on captures: assertions, dynamic tests, parameters. */
package io.chunkscope.junit;

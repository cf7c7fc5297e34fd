/** What lies between the two sides of a hop: a proxy, a load balancer, a cache. */
package io.chunkscope.compare;

#!/usr/bin/env bash
# Records curl and servers in Java: the JDK's own and Apache Tomcat (Debian's libtomcat10-embed-java and
# libjakarta-annotation-api-java), with keep-alive and without,
# and behind nginx.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$here/before.sh"
tomcat=/usr/share/java/tomcat10-embed-core.jar:/usr/share/java/tomcat10-embed-el.jar:/usr/share/java/jakarta-annotation-api.jar
tomcat_version=$(dpkg-query -f '${Version}' -W libtomcat10-embed-java)
versions="OpenJDK $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p'), Tomcat $tomcat_version, nginx/$(nginx_version), $curl_version"
javac -nowarn -cp "$tomcat" -d "$scratch/classes" "$here"/{Pages,JdkServer,TomcatServer}.java
run=(java -cp "$scratch/classes:$tomcat")
mkdir "$scratch/tomcat" "$scratch/tomcat-closing"
serve "${run[@]}" JdkServer $server 8001 "$scratch/notes"
serve "${run[@]}" JdkServer $server 8002 "$scratch/notes" close
serve "${run[@]}" TomcatServer $server 8003 "$scratch/notes" "$scratch/tomcat"
serve "${run[@]}" TomcatServer $server 8004 "$scratch/notes" "$scratch/tomcat-closing" \
  maxKeepAliveRequests=1
for port in 8001 8002 8003 8004; do wait_for $server $port; done
# Classes are loaded with the first exchanges, which would look like pauses.
for port in 8001 8002 8003 8004; do
  : >"$scratch/notes"
  for page in fixed stream gzip cached missing; do curl -s -o /dev/null "http://$server:$port/$page"; done
done

record_pages jdk "http://$server:8001" "The JDK's com.sun.net.httpserver"
begin jdk-keep-alive-off
for _ in 1 2 3; do fetch -o /dev/null "http://$server:8002/stream" -o /dev/null "http://$server:8002/fixed"; done
finish "The JDK's com.sun.net.httpserver, whose handler says Connection: close" flushes=/stream:3
record_pages tomcat "http://$server:8003" 'Apache Tomcat'
begin tomcat-keep-alive-off
for _ in 1 2 3; do fetch -o /dev/null "http://$server:8004/stream" -o /dev/null "http://$server:8004/fixed"; done
finish 'Apache Tomcat with maxKeepAliveRequests 1' flushes=/stream:3
proxy_before 8001
record_behind jdk "The JDK's com.sun.net.httpserver" 3
kill "${servers[-1]}"
wait "${servers[-1]}" 2>/dev/null || true
unset 'servers[-1]'
sleep 0.2
proxy_before 8003
record_behind tomcat 'Apache Tomcat' 3

# Sourced by common.sh and namespaces.sh: what configurations begin with, and which version a server is.
# shellcheck shell=bash disable=SC2154

# nginx_head [NAME]: up to the inside of http {}, which is not closed; nothing is written outside of $scratch.
nginx_head() {
  cat <<END
daemon off;
user root;
pid $scratch/${1:-nginx}.pid;
error_log $scratch/${1:-nginx}.log;
events {}
http {
  access_log off;
  client_body_temp_path $scratch/body;
  proxy_temp_path $scratch/proxy;
  fastcgi_temp_path $scratch/fastcgi;
  uwsgi_temp_path $scratch/uwsgi;
  scgi_temp_path $scratch/scgi;
END
}

# haproxy_head: the section of defaults, to which settings may be added.
haproxy_head() {
  cat <<END
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
END
}

# squid_head PORT: in front of a server, keeping its files in $scratch; what it caches may follow.
squid_head() {
  cat <<END
http_port $proxy:$1 accel defaultsite=origin
cache_peer $server parent 8080 0 no-query originserver
http_access allow all
access_log none
pid_filename $scratch/squid.pid
cache_log $scratch/squid.log
END
}

nginx_version() { nginx -v 2>&1 | cut -d/ -f2; }

haproxy_version() { haproxy -v | sed -n '1s/HAProxy version \([^ ]*\).*/\1/p'; }

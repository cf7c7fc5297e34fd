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

# apache_head PORT: Apache httpd with its event MPM in front of a server, keeping its files in $scratch/httpd.
apache_head() {
  local modules=/usr/lib/apache2/modules
  mkdir -p "$scratch/httpd"
  cat <<END
ServerRoot $scratch/httpd
ServerName proxy
PidFile $scratch/httpd/pid
ErrorLog $scratch/httpd/log
Listen $proxy:$1
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_http_module $modules/mod_proxy_http.so
ProxyPass / http://$server:8080/
END
}

nginx_version() { nginx -v 2>&1 | cut -d/ -f2; }

apache_version() { apache2 -v | sed -n '1s/.*Apache\/\([^ ]*\).*/\1/p'; }

haproxy_version() { haproxy -v | sed -n '1s/HAProxy version \([^ ]*\).*/\1/p'; }
